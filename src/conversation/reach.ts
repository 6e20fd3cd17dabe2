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
  /** Newest first. */
  openPolls(context: Context): Promise<readonly PollState[]>;
  find(context: Context, poll: string): Promise<PollInReach | undefined>;
}

/** So many conversations with open polls are looked through, so many at once: platforms limit how often they are asked. */
const conversations = 60;
const atOnce = 6;

export function createReach({ polls, memberships }: { polls: Polls; memberships: Memberships }): Reach {
  /** The account with which the person belongs to the conversation of a poll; undefined when they do not. */
  async function accountAt({ place: here, person, account }: Context, place: Place): Promise<string | undefined> {
    if (isSame(here, place)) return account;
    if (here.kind !== 'personal') return undefined;
    const there = identityOn(person, place.channel)?.id;
    return there !== undefined && (await memberships.isIn(place, there)) ? there : undefined;
  }

  const openAt = async (place: Place) => (await polls.heldIn(place)).filter(({ state }) => state === 'open');

  async function openEverywhere(context: Context): Promise<readonly PollState[]> {
    const places = (await polls.openPlaces()).slice(0, conversations);
    const found: PollState[] = [];
    for (let start = 0; start < places.length; start += atOnce) {
      const wave = places.slice(start, start + atOnce);
      const open = wave.map(async (place) => ((await accountAt(context, place)) === undefined ? [] : openAt(place)));
      found.push(...(await Promise.all(open)).flat());
    }
    return found.sort((a, b) => Date.parse(b.launchedAt) - Date.parse(a.launchedAt));
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
