import type { Description, FigureAnswer, FigureQuestion, Indicator, MissingFigure } from '../indicators/indicators';
import type { Role } from '../members/members';
import type { Place, PollState, Secrecy } from '../polls/polls';
import type { CandidatesAnswer, Needs, Shown } from '../questions/questions';
import type { Account, Notice } from './notices';

export type { Account, AccountId, Notice } from './notices';

/** Everything the bot can show, as data without words: `cards` puts them into a card and a plain text in one language. */
export type View =
  | HelpView
  | NoticeView
  | AnswerView
  | MissingView
  | DefinitionView
  | CandidatesView
  | NeedsView
  | FutureView
  | GapsView
  | TaughtWordsView
  | PollFormView
  | PollView
  | PollResultView
  | OpenPollsView
  | HomeView
  | LinkCodeView
  | MeetingView
  | ReportLinkView
  | RoleFormView;

/** What can be asked and done, by the rights of the reader. Also the welcome (`greeting`). */
export interface HelpView {
  readonly kind: 'help';
  readonly role: Role;
  readonly greeting: boolean;
  /** Figures are the starter figures only, so far. */
  readonly starterOnly: boolean;
  /** There is another platform with which the reader's accounts can be linked. */
  readonly linkable?: boolean;
}

/** One message in plain words: the text `notice.<code>` with its values. */
export interface NoticeView {
  readonly kind: 'notice';
  readonly notice: Notice;
  /** Buttons with questions that can be asked, and help. */
  readonly offerHelp: boolean;
}

export interface AnswerView {
  readonly kind: 'answer';
  readonly answer: FigureAnswer;
  readonly understood?: Shown;
  /** The picture of a trend, a comparison or a ranking: an unguessable address that a person's browser can open. */
  readonly chartUrl?: string;
}

export interface MissingView {
  readonly kind: 'missing';
  readonly missing: MissingFigure;
  readonly understood?: Shown;
}

/** The figures of a group's situation side by side. */
export interface NeedsView {
  readonly kind: 'needs';
  readonly needs: Needs;
}

/** A year that has not been, and what can be asked instead. */
export interface FutureView {
  readonly kind: 'future';
  readonly year: number;
  readonly indicator?: Indicator;
  /** The same question for the latest figures. */
  readonly latest?: FigureQuestion;
}

/** For coordinators: the latest questions that were declined, guessed or corrected. */
export interface GapsView {
  readonly kind: 'gaps';
  /** Newest first. */
  readonly gaps: readonly Gap[];
  /** How many more there are. */
  readonly more: number;
}

export interface Gap {
  /** "YYYY-MM-DD" */
  readonly date: string;
  /** The question without names. */
  readonly text: string;
  readonly outcome: 'declined' | 'guessed' | 'corrected';
  readonly offered: readonly Indicator[];
  /** What the person picked from those offered. */
  readonly chosen?: Indicator;
}

/** For coordinators: the words that were taught in chat. */
export interface TaughtWordsView {
  readonly kind: 'taughtWords';
  readonly words: readonly TaughtWord[];
}

export interface TaughtWord {
  /** As typed, in lower case. */
  readonly word: string;
  /** What it was said to mean, as typed. */
  readonly meaning: string;
  /** Who taught it and when, "YYYY-MM-DD". */
  readonly by: string;
  readonly date: string;
}

/** What an indicator means. */
export interface DefinitionView {
  readonly kind: 'definition';
  readonly indicator: Indicator;
  /** Undefined when the texts have not been downloaded. */
  readonly description?: Description;
  /** The question for its latest figure, where the definition was asked for by itself. */
  readonly latest?: FigureQuestion;
}

/** "Did you mean": a question that fits several indicators, or one not surely. At most four. */
export type CandidatesView = Omit<CandidatesAnswer, 'language'>;

export interface PollFormView {
  readonly kind: 'pollForm';
  /** Minted when the form is drawn: sent twice, it launches one poll. */
  readonly key: string;
  /** What was typed, given back with a fault so that nothing is lost. */
  readonly question: string;
  /** One option a line. */
  readonly options: string;
  readonly secrecy: Secrecy;
  readonly fault?: PollFault;
}

export type PollFault =
  | { readonly code: 'questionMissing' }
  | { readonly code: 'questionTooLong'; readonly max: number }
  | { readonly code: 'optionsTooFew' }
  | { readonly code: 'optionsTooMany'; readonly max: number }
  | { readonly code: 'optionTooLong'; readonly max: number; readonly option: string }
  | { readonly code: 'optionTwice'; readonly option: string };

/** The shared card of a poll, open or closed: the ballot, then the result. */
export interface PollView {
  readonly kind: 'poll';
  readonly poll: PollState;
  /** Only for the one who pressed: what became of the vote. */
  readonly note?: Notice;
  /** The picture of a closed poll's result: an unguessable address that a person's browser can open. */
  readonly chartUrl?: string;
}

/** Tells a conversation in short that its poll is closed and how it ended; the poll's own card has the rest. */
export interface PollResultView {
  readonly kind: 'pollResult';
  readonly poll: PollState;
}

export interface OpenPollsView {
  readonly kind: 'openPolls';
  readonly polls: readonly PollState[];
  /** Those of all conversations that the reader is in; else of this conversation only. */
  readonly everywhere?: boolean;
}

/** The bot's own page for one person: what is open for them and what they can ask and do. */
export interface HomeView {
  readonly kind: 'home';
  readonly role: Role;
  /** The open polls of all conversations that the person is in, newest first. */
  readonly polls: readonly PollState[];
  /** The platforms of the person's accounts when these are linked; else empty. */
  readonly linked: readonly Place['channel'][];
  /** There is another platform with which the person's accounts can be linked. */
  readonly linkable: boolean;
}

/** A code that makes two accounts one person's, and where to write it. */
export interface LinkCodeView {
  readonly kind: 'linkCode';
  readonly code: string;
  /** ISO moment. */
  readonly expiresAt: string;
  /** The platforms that it can be written on. */
  readonly on: readonly Place['channel'][];
}

/** For everyone in a meeting, when it starts and, if polls are still open then, when it ends. */
export interface MeetingView {
  readonly kind: 'meeting';
  readonly phase: 'started' | 'ended';
  /** The open polls of the meeting, newest first. */
  readonly polls: readonly PollState[];
}

export interface ReportLinkView {
  readonly kind: 'reportLink';
  readonly url: string;
  /** ISO moment. */
  readonly expiresAt: string;
}

/** For admins: who has which role, and a form to change one. */
export interface RoleFormView {
  readonly kind: 'roleForm';
  readonly people: readonly RoleHolder[];
}

export interface RoleHolder {
  /** The id of the person. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The accounts of a person who has linked some; else left out. */
  readonly accounts?: readonly Account[];
}
