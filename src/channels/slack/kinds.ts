import { z } from 'zod';
import { type Clock, createBounded, within } from '../../base/base';
import { slackLimits } from './limits';
import type { SlackApi } from './web-api';

/** Of which kind conversations are, where a delivery does not say: a mention has no word for it, and ids look alike. */
export interface Kinds {
  /** Whether it is a group message rather than a channel; false when Slack does not tell within a second. */
  isGroup(conversation: string): Promise<boolean>;
}

interface Known {
  readonly isGroup: boolean;
  /** ms since 1970: then it is asked again. None once Slack has told. */
  readonly until?: number;
}

const answer = z.looseObject({ channel: z.looseObject({ is_mpim: z.boolean().default(false) }) });

export function createKinds({ api, clock }: { api: SlackApi; clock: Clock }): Kinds {
  const known = createBounded<Known>(slackLimits.rosters);
  const asking = new Map<string, Promise<void>>();
  const now = () => clock.now().getTime();

  async function ask(channel: string): Promise<void> {
    const called = await api({ method: 'conversations.info', args: { channel }, answer, laneMs: slackLimits.lookupMs });
    asking.delete(channel);
    if (called.kind === 'ok') known.set(channel, { isGroup: called.result.channel.is_mpim });
    else known.set(channel, { isGroup: false, until: now() + slackLimits.unknownPeopleMs });
  }

  return {
    async isGroup(conversation) {
      const { until = Number.POSITIVE_INFINITY } = known.get(conversation) ?? { until: 0 };
      if (until <= now()) {
        const running = asking.get(conversation) ?? ask(conversation);
        asking.set(conversation, running);
        await within(slackLimits.lookupMs, running, clock);
      }
      return known.get(conversation)?.isGroup === true;
    },
  };
}
