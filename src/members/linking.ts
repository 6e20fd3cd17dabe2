import type { Clock } from '../base/base';
import type { DocumentStore } from '../store/store';
import type { Members } from './directory';
import { createLinkCodes, type FoundCode } from './link-codes';
import { createLinkTries } from './link-tries';
import { channelOf, type Person } from './person';

export type Redeemed =
  /** `askedBy`: the account that the code was given to; `askedIn`: its own conversation with the bot, if it was given there. */
  | { readonly kind: 'linked'; readonly person: Person; readonly askedBy: string; readonly askedIn?: string }
  /**
   * `codeUnknown`: mistyped, used up, or replaced by a newer one. `sameChannel`: written on the platform that it was asked for on.
   * `triesSpent`: too many wrong codes.
   */
  | { readonly kind: 'refused'; readonly reason: LinkRefusal };

export type LinkRefusal = 'codeUnknown' | 'codeExpired' | 'sameChannel' | 'alreadyLinked' | 'triesSpent';

/** Makes the accounts that somebody has on two platforms one person. */
export interface Linking {
  /** A code that the person can write on another platform. `askedIn`: the conversation, if they are alone with the bot in it. */
  issue(person: Person, askedIn?: string): Promise<{ readonly code: string; readonly expiresAt: Date }>;
  /**
   * Makes the account that wrote the code one person with whoever asked for it. `code` as typed. Whatever comes of it, the
   * code is used up: it may stand where others read it.
   */
  redeem(person: Person, code: string): Promise<Redeemed>;
  /** False when the person had one account only. */
  unlink(person: Person): Promise<boolean>;
  /** Removes codes and tries that are over. */
  clean(): Promise<void>;
}

interface Parts {
  readonly store: DocumentStore;
  readonly members: Members;
  readonly clock: Clock;
  /** Keys the hashes of the codes. */
  readonly secret: string;
}

export function createLinking({ store, members, clock, secret }: Parts): Linking {
  const codes = createLinkCodes({ store, clock, secret });
  const tries = createLinkTries({ store, clock });
  const refused = (reason: LinkRefusal) => ({ kind: 'refused', reason }) as const;

  /** The code, from now on nobody's any more; undefined when there is no such code. */
  async function useUp(typed: string): Promise<FoundCode | undefined> {
    const found = await codes.find(typed);
    return found && (await codes.use(found)) ? found : undefined;
  }

  async function redeem(person: Person, typed: string): Promise<Redeemed> {
    // Counted before the look: of many lines sent at once no more are told about than of lines one after the other.
    const isLinked = person.identities.length > 1;
    const mayTry = isLinked || (await tries.take(person.id));
    const found = await useUp(typed);
    if (isLinked) return refused('alreadyLinked');
    if (!mayTry) return refused('triesSpent');
    const owner = found && (await members.find(found.body.owner));
    // Whoever has linked their accounts since has no use for the code any more.
    if (!owner || owner.identities.length > 1) return refused('codeUnknown');
    if (codes.isExpired(found)) return refused('codeExpired');
    if (channelOf(owner.id) === channelOf(person.id)) return refused('sameChannel');
    if (!(await members.join(owner.id, person.id))) return refused('alreadyLinked');
    await tries.forget(person.id);
    const linked = await members.find(person.id);
    if (!linked) return refused('codeUnknown');
    const { owner: askedBy, askedIn } = found.body;
    return { kind: 'linked', person: linked, askedBy, ...(askedIn === undefined ? {} : { askedIn }) };
  }

  return {
    issue: (person, askedIn) => codes.issue(person.id, askedIn),
    redeem,
    unlink: (person) => members.part(person.id),
    async clean() {
      await codes.clean();
      await tries.clean();
    },
  };
}
