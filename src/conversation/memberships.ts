import { type Clock, createBounded, within } from '../base/base';
import type { Place } from '../polls/polls';
import type { Outgoing } from './posts';

/** Who is in which conversation, as the channels tell. */
export interface Memberships {
  /** Whether the account is in the conversation; false also when its channel does not tell within `ms`, by default 800. */
  isIn(place: Place, account: string, ms?: number): Promise<boolean>;
}

interface Parts {
  /** The channels, asked for when needed: they are made after the core. */
  readonly channels: () => readonly Outgoing[];
  readonly clock: Clock;
}

// Slack waits for 3 s in all, also where Teams is asked.
const answerMs = 800;
const yesMs = 2 * 60_000;
// Short: the channel may have failed, or the person may be about to be added.
const noMs = 10_000;
const rememberedAnswers = 10_000;

/** Remembers the answers for a while: platforms limit how often they are asked. */
export function createMemberships({ channels, clock }: Parts): Memberships {
  const answers = createBounded<{ readonly answer: Promise<boolean>; until: number }>(rememberedAnswers);

  async function ask({ channel, conversation }: Place, account: string): Promise<boolean> {
    const asked = channels().find((candidate) => candidate.channel === channel);
    return (await asked?.hasMember(conversation, account)) ?? false;
  }

  function answerFor(place: Place, account: string): Promise<boolean> {
    const key = JSON.stringify([place.channel, place.conversation, account]);
    const now = clock.now().getTime();
    const known = answers.get(key);
    if (known && now < known.until) return known.answer;
    const entry = { answer: ask(place, account), until: now + noMs };
    answers.set(key, entry);
    entry.answer.then(
      (isMember) => {
        if (isMember) entry.until = now + yesMs;
      },
      () => answers.delete(key),
    );
    return entry.answer;
  }

  return {
    // An answer that comes too late is there for the next who asks.
    isIn: async (place, account, ms = answerMs) =>
      (await within(Math.min(ms, answerMs), answerFor(place, account), clock)) === true,
  };
}
