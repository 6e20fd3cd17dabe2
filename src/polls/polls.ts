export {
  type InNameOf,
  type Place,
  type PollOption,
  type PollState,
  pollLimits,
  type Secrecy,
  type Tally,
} from './poll';
