export { type Action, inputIds, parseAction, type Verb } from './actions';
export type { ActionBody, Incoming, TextBody } from './incoming';
export type { Drawing, Outcome, Reply } from './outcome';
export type { Conversation, Outgoing, Post } from './posts';
