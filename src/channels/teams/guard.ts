import { type Clock, createBounded, hashId, type Log } from '../../base/base';
import { conversationOf, parseActivity, type TeamsActivity, tenantsIn } from './activity';
import { allowLoopback, type MayCall } from './hosts';
import { guardLimits } from './limits';
import { createSigningKeys } from './signing-keys';
import { createTokens } from './token';

/** An activity that surely comes from where it says, or why it is refused; to the caller that is never told. */
export type Checked =
  | { readonly kind: 'admitted'; readonly activity: TeamsActivity; readonly tenant: string }
  | { readonly kind: 'refused'; readonly status: RefusalStatus; readonly because: Refused };

export type RefusalStatus = 400 | 401 | 403 | 503;
type Refused = 'keys' | 'token' | 'activity' | 'channel' | 'serviceUrl' | 'tenant' | 'otherPerson';

/** Looks at a delivery before any of the SDK's code does: that accepts too much. */
export type Guard = (authorization: string | undefined, body: unknown) => Promise<Checked>;

export interface GuardOptions {
  readonly appId: string;
  readonly tenantId: string;
  readonly openIdMetadata: string;
  readonly tokenIssuer: string;
  readonly mayCall: MayCall;
  readonly clock: Clock;
  readonly log: Log;
}

const channel = 'msteams';
const refuse = (status: RefusalStatus, because: Refused): Checked => ({ kind: 'refused', status, because });

/** For a configured bot: a good token, about this very connector, from the one tenant that is served. */
export function createGuard(options: GuardOptions): Guard {
  const { appId, tenantId, mayCall } = options;
  const keys = createSigningKeys({ address: options.openIdMetadata, clock: options.clock, log: options.log });
  const tokens = createTokens({ ...options, keys, issuer: options.tokenIssuer, audience: appId });
  const isFirstPerson = createDeliveries();

  return async (authorization, body) => {
    const proof = await tokens.check(authorization);
    if (proof === 'cannotTell') return refuse(503, 'keys');
    if (!proof) return refuse(401, 'token');
    const activity = parseActivity(body);
    if (!activity) return refuse(400, 'activity');
    if (activity.channelId !== channel || !proof.channels.includes(channel)) return refuse(403, 'channel');
    const isProven = activity.serviceUrl === proof.serviceUrl && mayCall(activity.serviceUrl);
    if (!isProven) return refuse(403, 'serviceUrl');
    const tenants = tenantsIn(activity);
    if (tenants.length === 0 || tenants.some((tenant) => tenant !== tenantId)) return refuse(403, 'tenant');
    if (!isFirstPerson(activity)) return refuse(403, 'otherPerson');
    return { kind: 'admitted', activity, tenant: tenantId };
  };
}

/** For local mode: anybody on this machine may be anyone, but can only make the bot call this machine. */
export const localGuard: Guard = async (_, body) => {
  const activity = parseActivity(body);
  if (!activity) return refuse(400, 'activity');
  if (!allowLoopback(activity.serviceUrl)) return refuse(403, 'serviceUrl');
  return { kind: 'admitted', activity, tenant: tenantsIn(activity)[0] ?? 'local' };
};

/**
 * The token does not cover the body: whoever gets hold of one could send a known delivery in another's name. That much can be
 * told. False when the same message or press came from somebody else before.
 */
function createDeliveries(): (activity: TeamsActivity) => boolean {
  const senders = createBounded<string>(guardLimits.seenDeliveries);
  return (activity) => {
    if (activity.id === undefined) return true;
    const delivery = hashId(conversationOf(activity), activity.id);
    const sender = `${activity.from.id} ${activity.from.aadObjectId ?? ''}`;
    const before = senders.get(delivery);
    if (before === undefined) senders.set(delivery, sender);
    return before === undefined || before === sender;
  };
}
