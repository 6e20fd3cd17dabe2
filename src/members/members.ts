export { personKind } from './accounts';
export { createMembers, type Members, type RoleChange } from './directory';
export { linkCodeKind } from './link-codes';
export { linkTriesKind } from './link-tries';
export { createLinking, type Linking, type LinkRefusal, type Redeemed } from './linking';
export { channelOf, hasRights, type Identity, identityOn, type Person, type Role, roles } from './person';
