export { createMembers, type Members, personKind, type RoleChange } from './directory';
export { hasRights, type Person, type Role, roles } from './person';
