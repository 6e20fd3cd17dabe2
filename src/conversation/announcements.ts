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
  /** Sees to it that a poll gets its card, that whoever launched it surely could not post. */
  unposted(poll: string): Promise<void>;
  /**
   * Makes up for what a crash has kept from being posted. `recovered`: the polls that the start itself has closed. The first
   * time all polls are looked through, from then on those that can have changed.
   */
  makeUp(recovered: readonly PollState[]): Promise<void>;
  /** Begins to send. */
  start(): void;
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
/** A younger poll may still be about to be posted by whoever launched it: in a busy channel that is tried for two minutes. */
const postingMs = 3 * 60_000;
/** The clocks of two processes differ by less, we hope: a poll launched so long before the last look is looked at again. */
const clocksMs = 60 * 60_000;
/** A message for a channel that is switched off is looked at again after so long. */
const channelOffMs = 10 * 60_000;

type Occasion = 'pollResult' | 'pollCard';

export function createAnnouncements(parts: Parts): Announcements {
  const { polls, pictures, redraws, clock, log, channels } = parts;
  const outbox = createOutbox({ ...parts, prepare });
  const channelOf = (channel: Outgoing['channel']) => channels().find((candidate) => candidate.channel === channel);
  const ageOf = (isoMoment: string) => clock.now().getTime() - Date.parse(isoMoment);

  // The last look: when it was, and which polls were open then.
  let before: { readonly at: number; readonly open: readonly string[] } | undefined;

  const addressed = (occasion: Occasion, { id, place: { channel, conversation } }: PollState): Addressed => ({
    occurrence: `${occasion}:${id}`,
    recipient: { channel, conversation },
  });

  /** Draws the poll as it is at the moment of sending. */
  async function prepare({ occurrence, recipient }: Addressed): Promise<() => Promise<Sent>> {
    const [occasion, id = ''] = occurrence.split(':');
    const channel = channelOf(recipient.channel);
    const poll = await polls.read(id);
    if (!poll) return async () => ({ kind: 'refused', reason: 'pollGone' });
    // Switched off, it may be switched on again.
    if (!channel) return async () => ({ kind: 'notSent', afterMs: channelOffMs });
    const { language } = poll;
    const send = (view: View) => channel.send(recipient.conversation, occurrence, { view, language });
    if (occasion === 'pollResult') return () => send({ kind: 'pollResult', poll });
    if (poll.state === 'closed') return async () => ({ kind: 'refused', reason: 'pollClosed' });
    if (await redraws.isPosted(id)) return async () => ({ kind: 'refused', reason: 'isPosted' });
    return async () => {
      const sent = await send(pictures.view(poll, language));
      // A fault in remembering must not make what was sent unknown: the next time that we make up, it is remembered.
      if (sent.kind === 'sent')
        await remember(poll, sent.message).catch((error: unknown) =>
          log.warn({ err: error, poll: id }, 'card not remembered yet'),
        );
      return sent;
    };
  }

  const remember = ({ id, place: { channel, conversation }, language }: PollState, message: string) =>
    redraws.remember({ channel, conversation, message, poll: id, language });

  const isOldNews = ({ closedAt }: PollState) => closedAt === undefined || ageOf(closedAt) > newsMs;

  async function makeUpFor(poll: PollState): Promise<void> {
    // The example is nobody's poll, and a channel that is switched off may be switched on again.
    if (poll.example || !channelOf(poll.place.channel)) return;
    if (poll.state === 'closed') {
      if (!isOldNews(poll)) await outbox.enqueue(addressed('pollResult', poll));
    } else if (ageOf(poll.launchedAt) > postingMs && !(await redraws.isPosted(poll.id))) {
      await makeUpForCard(poll);
    }
  }

  async function makeUpForCard(poll: PollState): Promise<void> {
    const card = addressed('pollCard', poll);
    const message = (await outbox.find(card))?.message;
    if (message === undefined) await outbox.enqueue(card);
    else await remember(poll, message);
  }

  async function changedSince({ at, open }: NonNullable<typeof before>): Promise<readonly PollState[]> {
    const launched = await polls.all(new Date(at - clocksMs));
    const others = open.filter((id) => !launched.some((poll) => poll.id === id));
    const found = await Promise.all(others.map((id) => polls.read(id)));
    return [...launched, ...found.filter((poll) => poll !== undefined)];
  }

  async function tellUnknown(): Promise<void> {
    const { length: count } = await outbox.unknown();
    if (count > 0) log.warn({ count }, 'messages of which nobody knows whether they arrived');
  }

  return {
    async closed(poll) {
      if (!poll.example && !isOldNews(poll)) await outbox.enqueue(addressed('pollResult', poll));
    },
    async unposted(id) {
      const poll = await polls.read(id);
      if (poll) await outbox.enqueue(addressed('pollCard', poll));
    },
    async makeUp(recovered) {
      const at = clock.now().getTime();
      const found = before ? await changedSince(before) : await polls.all();
      for (const poll of recovered) {
        if (!poll.example && channelOf(poll.place.channel)) await outbox.enqueue(addressed('pollResult', poll));
      }
      for (const poll of found) await makeUpFor(poll);
      if (!before) await tellUnknown();
      before = { at, open: found.filter(({ state }) => state === 'open').map(({ id }) => id) };
    },
    start: outbox.start,
    stop: outbox.stop,
  };
}
