import { z } from 'zod';
import { type Cards, toHomeBlocks } from '../../cards/cards';
import type { Drawing } from '../../conversation/conversation';
import type { Notice } from '../../conversation/views';
import { slackLimits } from './limits';
import type { Called } from './outcome-of-call';
import type { Metadata } from './payloads';
import type { Spot } from './spot';
import type { SlackApi } from './web-api';

/** The bot's own page in Slack, which each person has for themselves. */
export interface Home {
  /** Shows the page anew, with a notice on top that tells what became of a press. */
  publish(spot: Spot, page: Drawing, notice?: Notice): Promise<Called<unknown>>;
}

export function createHome({ api, cards }: { api: SlackApi; cards: Cards }): Home {
  return {
    publish({ place, user }, { view, language }, notice) {
      const told = notice && cards.draw({ kind: 'notice', notice, offerHelp: false }, language).text;
      // Presses on the page name no conversation: the page itself carries it.
      const led: Metadata = { conversation: place.conversation, kind: 'personal', payload: {} };
      const page = {
        type: 'home',
        private_metadata: JSON.stringify(led),
        blocks: toHomeBlocks(cards.draw(view, language), told),
      };
      const args = { user_id: user, view: page };
      return api({ method: 'views.publish', args, answer: z.unknown(), laneMs: slackLimits.replyLaneMs });
    },
  };
}
