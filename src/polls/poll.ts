import type { Language } from '../text/text';

/** Who can see what: `open` shows counts as they come and lets people change their vote; `secret` keeps even us from knowing. */
export type Secrecy = 'open' | 'secret';

/** Where something was asked or answered, in no platform's words. */
export interface Place {
  readonly channel: 'web' | 'teams' | 'slack';
  /** The conversation's id, as the channel knows it. */
  readonly conversation: string;
  readonly kind: 'personal' | 'group' | 'channel' | 'meeting';
  /** How many people were there, where the channel can tell: the denominator. */
  readonly people?: number;
}

/** In whose name an answer was given. */
export type InNameOf =
  | { readonly kind: 'person' }
  | { readonly kind: 'association'; readonly name: string }
  | { readonly kind: 'group'; readonly people: number };

export interface PollOption {
  readonly id: string;
  readonly text: string;
}

export interface Tally {
  /** Votes of each option, in the order of the options. */
  readonly votes: readonly number[];
  /** How many voted. */
  readonly voters: number;
  /** How many of the votes were given in the name of a group. */
  readonly groups: number;
}

/** A poll as people see it. */
export interface PollState {
  readonly id: string;
  readonly question: string;
  readonly options: readonly PollOption[];
  readonly secrecy: Secrecy;
  readonly state: 'open' | 'closed';
  readonly language: Language;
  readonly place: Place;
  /** ISO moments. */
  readonly launchedAt: string;
  readonly closedAt?: string;
  /** How many have voted. */
  readonly turnout: number;
  /** Absent while a secret poll is open. */
  readonly tally?: Tally;
  readonly example: boolean;
  /** A secret poll that was closed because its key was gone (a restore without the key): it counts the votes up to then. */
  readonly keyLost: boolean;
}

/** Limits of a poll. 20 options and these lengths fit one card on both platforms; Block Kit: button text 75. */
export const pollLimits = { questionCharacters: 300, optionCharacters: 70, options: 20 } as const;
