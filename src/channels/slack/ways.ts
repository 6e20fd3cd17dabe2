import type { Clock } from '../../base/base';
import { slackLimits } from './limits';
import { type Body, type Posted, type Posting, toPosted } from './posting';
import type { Respond } from './response-url';
import { channelOf, type Spot } from './spot';

/** The ways in which an answer can reach people. Each tries for two minutes what has surely not arrived, when Slack says. */
export interface Ways {
  /** For everyone in the channel, or for a user in the private chat. */
  post(channel: string, thread: string | undefined, key: string, body: Body): Promise<Posted>;
  /** Through the address that came with a press or command; `replace` puts it in the pressed message's place. */
  answerPress(spot: Spot, body: Body, replace: boolean): Promise<Posted>;
  /** For this person's eyes: in their private chat, beside the conversation, or, if neither can be, in a private chat of their own. */
  whisper(spot: Spot, key: string, body: Body): Promise<Posted>;
  /** Whether a whisper could arrive soon: false while too many others wait to be answered through such an address. */
  hasRoom(spot: Spot): boolean;
}

export function createWays({ posting, respond, clock }: { posting: Posting; respond: Respond; clock: Clock }): Ways {
  const wait = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  async function insist(attempt: () => Promise<Posted>): Promise<Posted> {
    const end = clock.now().getTime() + slackLimits.replyLaneMs;
    for (;;) {
      const posted = await attempt();
      if (posted.kind !== 'notSent' || clock.now().getTime() + posted.afterMs >= end) return posted;
      await wait(posted.afterMs);
    }
  }

  const post: Ways['post'] = (channel, thread, key, body) =>
    insist(() => posting.post({ channel, ...(thread ? { thread } : {}) }, key, body, slackLimits.replyLaneMs));

  const answerPress: Ways['answerPress'] = async ({ responseUrl, thread }, { blocks, text }, replace) => {
    if (!responseUrl) return { kind: 'refused', reason: 'no_response_url' };
    const where = thread ? { thread_ts: thread } : {};
    const message = { response_type: 'ephemeral', replace_original: replace, blocks, text, ...where };
    return insist(async () => {
      const called = await respond.answer(responseUrl, message);
      return called.kind === 'ok' ? { kind: 'sent', message: '', channel: '' } : toPosted(called);
    });
  };

  return {
    post,
    answerPress,
    hasRoom: ({ place, responseUrl }) => place.kind === 'personal' || !responseUrl || respond.hasRoom(),
    async whisper(spot, key, body) {
      const { user, thread, place } = spot;
      const channel = channelOf(place.conversation);
      const isPersonal = place.kind === 'personal';
      const first = isPersonal ? await post(channel, thread, key, body) : await answerPress(spot, body, false);
      if (first.kind !== 'refused') return first;
      // A command may come from a private chat of two other people.
      if (isPersonal) return answerPress(spot, body, false);
      const beside = await insist(() => posting.whisper({ channel, user, ...(thread ? { thread } : {}) }, body));
      return beside.kind === 'refused' ? post(user, undefined, key, body) : beside;
    },
  };
}
