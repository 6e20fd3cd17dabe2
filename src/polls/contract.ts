import type { Language } from '../text/text';
import type { Answer } from './ballot-box';
import type { InNameOf, Place, PollOption, PollState, Secrecy } from './poll';

export interface Launch {
  /** Minted when the form was drawn, or made from the line typed: the same key launches one poll. */
  readonly key: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly secrecy: Secrecy;
  readonly language: Language;
  readonly place: Place;
  /** The id of the person. */
  readonly by: string;
  readonly example?: boolean;
}

export type Launched =
  /** `repeated`: this key had launched it before. */
  | { readonly kind: 'launched'; readonly poll: PollState; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly reason: 'secretUnavailable' };

export interface Vote {
  readonly poll: string;
  readonly option: string;
  /** The id of the person who votes. */
  readonly voter: string;
  readonly language: Language;
  /** The conversation that the poll is to be held in. */
  readonly place: Place;
  /** Where the vote was given, if not there. The caller has made sure that the voter belongs to the poll's conversation. */
  readonly givenIn?: Pick<Place, 'channel' | 'kind'>;
  readonly inNameOf: InNameOf;
  /** "YYYY-MM-DD", the local date. */
  readonly day: string;
  /** When it was pressed, in ms since 1970, where the channel tells: of two votes the later press counts, however they arrive. */
  readonly pressedAt?: number;
}

export type Voted =
  | {
      readonly kind: 'counted';
      readonly what: 'first' | 'changed' | 'same';
      readonly poll: PollState;
      /** What counts now; not what was pressed when a later press had come first. */
      readonly option: PollOption;
    }
  | { readonly kind: 'refused'; readonly reason: 'pollUnknown' | 'optionUnknown' | 'secretUnavailable' }
  | { readonly kind: 'refused'; readonly reason: 'alreadyVoted' | 'pollClosed'; readonly poll: PollState };

/** One answer of an open poll as the report cites it: by an id that tells nobody who gave it. */
export interface PollResponse extends Omit<Answer, 'pressedAt'> {
  readonly id: string;
}

export interface Polls {
  /** Stores a poll. A repeat with the same key finds the first one. */
  launch(launch: Launch): Promise<Launched>;
  /**
   * Stores the vote, if the poll is held in the conversation named: buttons' payloads can be made up.
   * In an open poll a later vote of the same person replaces it; in a secret one it is refused. `poll` has this vote in it,
   * and may lack those that other processes have stored in the last second.
   */
  vote(vote: Vote): Promise<Voted>;
  /** Closes, counts and, if secret, destroys what could tell who voted. Harmless when closed already; undefined when unknown. */
  close(id: string): Promise<PollState | undefined>;
  read(id: string): Promise<PollState | undefined>;
  /** The polls of a conversation, newest first; those launched at `since` or later. */
  heldIn(place: Place, since?: Date): Promise<readonly PollState[]>;
  /** All open polls, newest first, as they were launched: a look at each poll's votes would cost a request. */
  open(): Promise<readonly PollState[]>;
  /** Every poll, oldest first; or those that were launched then or later. */
  all(launchedFrom?: Date): Promise<readonly PollState[]>;
  /** The answers of an open poll; none for a secret one, ever. */
  responses(id: string): Promise<readonly PollResponse[]>;
  /**
   * Finishes closings that a crash interrupted, and closes secret polls whose key is gone; gives the polls closed by this.
   * For the start. An OperatorError, and nothing is done, when the folder of the keys is not the one that a missing key was in.
   */
  recover(): Promise<readonly PollState[]>;
  /** Closes and counts the open secret polls whose keys are not to be had, wherever they were; gives them. Cannot be undone. */
  giveUpKeys(): Promise<readonly PollState[]>;
  /** Removes a poll with its ballots and key. */
  remove(id: string): Promise<void>;
}
