export { ballotBoxKind } from './ballot-box';
export type { Launch, Launched, PollResponse, Polls, Vote, Voted } from './contract';
export { createPollKeys, type PollKeys } from './keys';
export {
  type InNameOf,
  type Place,
  type PollOption,
  type PollState,
  pollLimits,
  type Secrecy,
  type Tally,
} from './poll';
export { pollKind } from './poll-document';
export { createPolls } from './service';
