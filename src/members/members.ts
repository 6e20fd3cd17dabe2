export { hasRights, type Person, type Role, roles } from './person';
