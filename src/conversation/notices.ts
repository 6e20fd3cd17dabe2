import type { Indicator } from '../indicators/indicators';
import type { Role } from '../members/members';
import type { Place } from '../polls/polls';

/** What one plain message says, with the values of its text `notice.<code>`. */
export type Notice =
  | { readonly code: 'languageSet' }
  | { readonly code: 'conversationLanguageSet' }
  | { readonly code: 'languageUnknown' }
  | { readonly code: 'notAllowed'; readonly wanted: Role }
  | { readonly code: 'actionUnknown' }
  | { readonly code: 'tooLong'; readonly max: number }
  | { readonly code: 'empty' }
  | { readonly code: 'notUnderstood' }
  | { readonly code: 'outOfScope' }
  | { readonly code: 'associationsLater' }
  /** A few words that go on from a question that is not known, or not any more. */
  | { readonly code: 'cutShort' }
  | { readonly code: 'teachSyntax' }
  /** `indicator` is what the word is answered with. */
  | { readonly code: 'wordTaught'; readonly word: string; readonly meaning: string; readonly indicator?: Indicator }
  | { readonly code: 'meaningUnclear'; readonly meaning: string; readonly candidates: readonly Indicator[] }
  /** It is a word of another subject, `meaning` by the lexicon's own name for it; `indicator` names that better. */
  | { readonly code: 'wordTaken'; readonly word: string; readonly meaning: string; readonly indicator?: Indicator }
  | { readonly code: 'wordEveryday'; readonly word: string }
  | { readonly code: 'wordMalformed'; readonly most: number; readonly longest: number }
  | { readonly code: 'wordsFull' }
  | { readonly code: 'wordForgotten'; readonly word: string }
  | { readonly code: 'wordUnknown'; readonly word: string }
  | { readonly code: 'fault'; readonly reference: string }
  /** The answer is for the person's eyes only, and the channel could not write to them alone. */
  | { readonly code: 'onlyInPrivate' }
  /** Nobody knows whether a poll's card arrived; it is posted once more by itself. */
  | { readonly code: 'cardUnclear' }
  /** The bot cannot post here before somebody has invited it. */
  | { readonly code: 'inviteFirst' }
  /** The same press, twice in a row: the answer is above. */
  | { readonly code: 'repeated' }
  | { readonly code: 'voteCounted'; readonly option: string }
  /** In a secret poll: the option is named nowhere, for the note may stay in a chat. */
  | { readonly code: 'secretVoteCounted' }
  | { readonly code: 'voteChanged'; readonly option: string }
  | { readonly code: 'voteSame'; readonly option: string }
  | { readonly code: 'alreadyVoted' }
  | { readonly code: 'pollClosed'; readonly closedAt: string }
  | { readonly code: 'pollUnknown' }
  | { readonly code: 'optionUnknown' }
  | { readonly code: 'secretUnavailable' }
  | { readonly code: 'pollLaunched' }
  | { readonly code: 'pollRepeated' }
  | { readonly code: 'roleSet'; readonly name: string; readonly role: Role; readonly accounts: readonly AccountId[] }
  | { readonly code: 'roleSyntax' }
  | { readonly code: 'personUnknown'; readonly name: string }
  | { readonly code: 'personAmbiguous'; readonly name: string }
  | { readonly code: 'adminBySettings'; readonly name: string }
  | { readonly code: 'linked'; readonly accounts: readonly Account[] }
  | { readonly code: 'alreadyLinked' }
  | { readonly code: 'unlinked' }
  | { readonly code: 'notLinked' }
  | { readonly code: 'linkCodeUnknown' }
  | { readonly code: 'linkCodeExpired' }
  | { readonly code: 'linkSameChannel' }
  | { readonly code: 'linkTriesSpent' }
  /** There is no other platform to link accounts with. */
  | { readonly code: 'linkNowhere' };

/** A person's account on a platform. */
export interface Account {
  readonly channel: Place['channel'];
  readonly name: string;
}

/** An account by its platform and the end of its id, which nobody chooses. */
export interface AccountId {
  readonly channel: Place['channel'];
  readonly end: string;
}
