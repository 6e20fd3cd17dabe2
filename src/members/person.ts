import type { Language } from '../text/text';

/** Every person is a member; the other roles are given by an admin. Each role includes the rights of those before it. */
export const roles = ['member', 'facilitator', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** True when `role` includes the rights of `wanted`. */
export function hasRights(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted);
}

/** An account on a platform. */
export interface Identity {
  /** "channel:tenant:user", the same whatever the account is called. */
  readonly id: string;
  readonly name: string;
}

export interface Person extends Identity {
  readonly role: Role;
  /** What the person chose; undefined: the conversation's. */
  readonly language?: Language;
  /** True for the made-up people of the first start. */
  readonly example?: boolean;
  /** The accounts of the person, of different channels: first the one that `id` and `name` are of. */
  readonly identities: readonly [Identity, ...Identity[]];
}

/** An account as stored. Two are one person when each names the other: the one in `accepts`, the other in `linkedTo`. */
export interface PersonDocument extends Identity {
  /** `name` without regard to case, to find a person by. */
  readonly nameKey: string;
  readonly role: Role;
  readonly language?: Language;
  readonly example?: boolean;
  /** On the account whose profile counts for both: the other account. */
  readonly accepts?: string;
  /** On the other account: the one whose profile counts. */
  readonly linkedTo?: string;
}

/** The part of an identity's id that names its platform. */
export function channelOf(identity: string): string {
  return identity.split(':', 1)[0] ?? '';
}

/** The person's account on a channel: there is one at most, so that nobody has two voices in one conversation. */
export function identityOn(person: Person, channel: string): Identity | undefined {
  return person.identities.find(({ id }) => channelOf(id) === channel);
}
