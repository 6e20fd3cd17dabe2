import type { Language } from '../text/text';

/** Every person is a member; the other roles are given by an admin. Each role includes the rights of those before it. */
export const roles = ['member', 'facilitator', 'coordinator', 'admin'] as const;
export type Role = (typeof roles)[number];

/** True when `role` includes the rights of `wanted`. */
export function hasRights(role: Role, wanted: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(wanted);
}

export interface Person {
  /** "channel:tenant:user", the same whatever the person is called. */
  readonly id: string;
  readonly name: string;
  /** `name` without regard to case, to find a person by. */
  readonly nameKey: string;
  readonly role: Role;
  /** What the person chose; undefined: the conversation's. */
  readonly language?: Language;
  /** True for the made-up people of the first start. */
  readonly example?: boolean;
}
