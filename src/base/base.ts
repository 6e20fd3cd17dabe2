export { type Clock, systemClock } from './clock';
export { KumppaniError, OperatorError, unreachable } from './errors';
export { hashId, randomId } from './ids';
