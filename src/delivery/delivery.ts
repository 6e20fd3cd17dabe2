export { createOutbox, type Outbox } from './outbox';
export { type Addressed, outboxKind, type Recipient } from './outbox-message';
export { createPacer, type Pacer, type PacerLimit } from './pacer';
export type { Prepare } from './sending';
export type { Sent } from './sent';
