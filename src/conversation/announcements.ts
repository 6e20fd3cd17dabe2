import type { Clock, Log } from '../base/base';
import { type Addressed, createOutbox, type Sent } from '../delivery/delivery';
import type { PollState, Polls } from '../polls/polls';
import type { DocumentStore } from '../store/store';
import type { PollPictures } from './poll-pictures';
import type { Outgoing } from './posts';
import type { Redraws } from './redraws';
import type { View } from './views';

/** Posts about polls that nobody asked for just then: the result of a closed one, and the card of one that has none. */
export interface Announcements {
  /** Sees to it that the result of a closed poll comes into its conversation, once. */
  closed(poll: PollState): Promise<void>;
  /**
   * Makes up for what a crash has kept from being posted, and begins to send. `recovered`: the polls that the start itself
   * has closed.
   */
  start(recovered: readonly PollState[]): Promise<void>;
  /** Resolves when what is being sent is settled. */
  stop(): Promise<void>;
}

interface Parts {
  readonly store: DocumentStore;
  readonly polls: Polls;
  readonly pictures: PollPictures;
  readonly redraws: Redraws;
  readonly clock: Clock;
  readonly log: Log;
  readonly channels: () => readonly Outgoing[];
}

/** A result older than this is no news to anybody. */
const newsMs = 24 * 60 * 60_000;
/** A younger poll may still be about to be posted by whoever launched it. */
const postingMs = 60_000;

type Occasion = 'pollResult' | 'pollCard';

export function createAnnouncements(parts: Parts): Announcements {
  const { polls, pictures, redraws, clock, log, channels } = parts;
  const outbox = createOutbox({ ...parts, prepare });
  const channelOf = (channel: Outgoing['channel']) => channels().find((candidate) => candidate.channel === channel);
  const ageOf = (isoMoment: string) => clock.now().getTime() - Date.parse(isoMoment);

  const enqueue = (occasion: Occasion, { id, place: { channel, conversation } }: PollState) =>
    outbox.enqueue({ occurrence: `${occasion}:${id}`, recipient: { channel, conversation } });

  /** Draws the poll as it is at the moment of sending. */
  async function prepare({ occurrence, recipient }: Addressed): Promise<() => Promise<Sent>> {
    const [occasion, id = ''] = occurrence.split(':');
    const channel = channelOf(recipient.channel);
    const poll = await polls.read(id);
    if (!channel || !poll) return async () => ({ kind: 'refused', reason: poll ? 'channelOff' : 'pollGone' });
    const { language } = poll;
    const send = (view: View) => channel.send(recipient.conversation, occurrence, { view, language });
    if (occasion === 'pollResult') return () => send({ kind: 'pollResult', poll });
    if (poll.state === 'closed') return async () => ({ kind: 'refused', reason: 'pollClosed' });
    if (await redraws.isPosted(id)) return async () => ({ kind: 'refused', reason: 'isPosted' });
    return async () => {
      const sent = await send(pictures.view(poll, language));
      if (sent.kind === 'sent') await redraws.remember({ ...recipient, message: sent.message, poll: id, language });
      return sent;
    };
  }

  const isOldNews = ({ closedAt }: PollState) => closedAt === undefined || ageOf(closedAt) > newsMs;

  async function makeUpFor(poll: PollState): Promise<void> {
    // The example is nobody's poll, and a channel that is switched off may be switched on again.
    if (poll.example || !channelOf(poll.place.channel)) return;
    if (poll.state === 'closed') {
      if (!isOldNews(poll)) await enqueue('pollResult', poll);
    } else if (ageOf(poll.launchedAt) > postingMs && !(await redraws.isPosted(poll.id))) {
      await enqueue('pollCard', poll);
    }
  }

  return {
    async closed(poll) {
      if (!poll.example && !isOldNews(poll)) await enqueue('pollResult', poll);
    },
    async start(recovered) {
      for (const poll of recovered) if (!poll.example) await enqueue('pollResult', poll);
      for (const poll of await polls.all()) await makeUpFor(poll);
      outbox.start();
      const unknown = await outbox.unknown();
      if (unknown.length > 0)
        log.warn({ count: unknown.length }, 'messages of which nobody knows whether they arrived');
    },
    stop: outbox.stop,
  };
}
