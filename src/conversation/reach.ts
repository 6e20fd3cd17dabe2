import type { Clock } from '../base/base';
import { identityOn } from '../members/members';
import type { Place, PollState, Polls } from '../polls/polls';
import type { Context } from './context';
import type { Memberships } from './memberships';

/** A poll that a person may see and vote in from where they are. */
export interface PollInReach {
  readonly poll: PollState;
  /** The account that the person has on the poll's channel: whose vote it is, from wherever it is given. */
  readonly voter: string;
}

/**
 * Which polls a person has to do with: those of the conversation they speak in, and when they are alone with the bot, those of
 * every conversation that one of their accounts is in. Asked anew each time, since buttons' payloads can be made up.
 */
export interface Reach {
  /** Newest first. Of the first ten how many have voted is told; no list shows more. */
  openPolls(context: Context): Promise<readonly PollState[]>;
  find(context: Context, poll: string): Promise<PollInReach | undefined>;
}

/** So many conversations with open polls are looked through, so many at once: platforms limit how often they are asked. */
const conversations = 60;
const atOnce = 6;
// To count one costs two requests, and a list shows eight at most.
const countedPolls = 10;
/** The platform that waits for the answer gives up after 3 s: a conversation whose membership is not known by then is left out. */
const searchMs = 1_500;

interface Parts {
  readonly polls: Polls;
  readonly memberships: Memberships;
  readonly clock: Clock;
}

export function createReach({ polls, memberships, clock }: Parts): Reach {
  const now = () => clock.now().getTime();

  /** The account with which the person belongs to the conversation of a poll; undefined when they do not. */
  async function accountAt(
    { place: here, person, account }: Context,
    place: Place,
    ms?: number,
  ): Promise<string | undefined> {
    if (isSame(here, place)) return account;
    if (here.kind !== 'personal') return undefined;
    const there = identityOn(person, place.channel)?.id;
    return there !== undefined && (await memberships.isIn(place, there, ms)) ? there : undefined;
  }

  const openAt = async (place: Place) => (await polls.heldIn(place)).filter(({ state }) => state === 'open');

  /** Those of the places that the person belongs to, as far as their platforms tell in time. */
  async function placesOf(context: Context, places: readonly Place[]): Promise<ReadonlySet<string>> {
    const until = now() + searchMs;
    const theirs = new Set<string>();
    for (let start = 0; start < places.length && now() < until; start += atOnce) {
      const asked = places.slice(start, start + atOnce).map(async (place) => {
        if ((await accountAt(context, place, until - now())) !== undefined) theirs.add(keyOf(place));
      });
      await Promise.all(asked);
    }
    return theirs;
  }

  async function openEverywhere(context: Context): Promise<readonly PollState[]> {
    const open = await polls.open();
    const places = [...new Map(open.map(({ place }) => [keyOf(place), place])).values()].slice(0, conversations);
    // Each platform by itself: one that does not answer must not hide the polls of the other.
    const onEach = [...new Set(places.map(({ channel }) => channel))].map((channel) =>
      placesOf(
        context,
        places.filter((place) => place.channel === channel),
      ),
    );
    const theirs = await Promise.all(onEach);
    const found = open.filter(({ place }) => theirs.some((known) => known.has(keyOf(place))));
    const read = await Promise.all(
      found.slice(0, countedPolls).map(async (poll) => (await polls.read(poll.id)) ?? poll),
    );
    return [...read.filter(({ state }) => state === 'open'), ...found.slice(countedPolls)];
  }

  return {
    openPolls: (context) => (context.place.kind === 'personal' ? openEverywhere(context) : openAt(context.place)),
    async find(context, id) {
      const poll = await polls.read(id);
      const voter = poll && (await accountAt(context, poll.place));
      return poll && voter !== undefined ? { poll, voter } : undefined;
    },
  };
}

function isSame(place: Place, other: Place): boolean {
  return place.channel === other.channel && place.conversation === other.conversation;
}

function keyOf({ channel, conversation }: Place): string {
  return JSON.stringify([channel, conversation]);
}
