import { hasRights, type Role } from '../members/members';
import { type Context, noticeToPerson } from './context';
import type { Outcome } from './outcome';

/** Does what is asked if the person's role includes the wanted rights; else tells which role it takes. */
export async function allowed(context: Context, wanted: Role, act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  return hasRights(context.person.role, wanted) ? act() : noticeToPerson(context, { code: 'notAllowed', wanted });
}
