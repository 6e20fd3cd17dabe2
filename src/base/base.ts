export { type BriefMemory, createBriefMemory } from './brief-memory';
export { type Clock, systemClock } from './clock';
export { codeOf, KumppaniError, OperatorError, unreachable } from './errors';
export { describeFault, faultInWords } from './fault';
export { hashId, randomId } from './ids';
export { createLinks, type LinkPurpose, type Links, type OpenedLink } from './links';
export type { Log } from './log';
export { late, within } from './within';
export { syncFolder, writeOnce } from './write-once';
