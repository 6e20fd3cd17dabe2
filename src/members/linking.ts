import type { Clock } from '../base/base';
import type { DocumentStore } from '../store/store';
import type { Members } from './directory';
import { createLinkCodes } from './link-codes';
import { createLinkTries } from './link-tries';
import { channelOf, type Person } from './person';

export type Redeemed =
  | { readonly kind: 'linked'; readonly person: Person }
  /**
   * `codeUnknown`: mistyped, used up, or replaced by a newer one. `sameChannel`: written on the platform that it was asked for on.
   * `triesSpent`: too many wrong codes.
   */
  | { readonly kind: 'refused'; readonly reason: LinkRefusal };

export type LinkRefusal = 'codeUnknown' | 'codeExpired' | 'sameChannel' | 'alreadyLinked' | 'triesSpent';

/** Makes the accounts that somebody has on two platforms one person. */
export interface Linking {
  /** A code that the person can write on another platform. */
  issue(person: Person): Promise<{ readonly code: string; readonly expiresAt: Date }>;
  /** Makes the account that wrote the code one person with whoever asked for it. `code` as typed. */
  redeem(person: Person, code: string): Promise<Redeemed>;
  /** False when the person had one account only. */
  unlink(person: Person): Promise<boolean>;
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

  async function redeem(person: Person, typed: string): Promise<Redeemed> {
    if (person.identities.length > 1) return refused('alreadyLinked');
    // Counted before the look: of many lines sent at once no more are looked up than of lines one after the other.
    if (!(await tries.take(person.id))) return refused('triesSpent');
    const found = await codes.find(typed);
    const owner = found && (await members.find(found.body.owner));
    // Whoever has linked their accounts since has no use for the code any more.
    if (!found || !owner || owner.identities.length > 1) return refused('codeUnknown');
    if (codes.isExpired(found)) {
      await codes.use(found);
      return refused('codeExpired');
    }
    if (channelOf(owner.id) === channelOf(person.id)) return refused('sameChannel');
    if (!(await codes.use(found))) return refused('codeUnknown');
    if (!(await members.join(owner.id, person.id))) return refused('alreadyLinked');
    await tries.forget(person.id);
    const linked = await members.find(person.id);
    return linked ? { kind: 'linked', person: linked } : refused('codeUnknown');
  }

  return {
    issue: (person) => codes.issue(person.id),
    redeem,
    unlink: (person) => members.part(person.id),
  };
}
