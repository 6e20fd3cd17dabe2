import type {
  Description,
  FigureAnswer,
  FigureQuestion,
  Gender,
  Indicator,
  MissingFigure,
  Region,
} from '../indicators/indicators';
import type { Place } from '../polls/polls';
import type { Language } from '../text/text';
import type { Intent, Level, YearSpan } from '../understanding/understanding';
import type { LastAsked } from './follow-ups';
import type { Needs, Shown } from './shown';

export interface Question {
  /** As typed. */
  readonly text: string;
  /** The reader's language, for a question that does not show its own; Finnish unless told. */
  readonly language?: Language | undefined;
  /** What "last year" counts from; the clock's time unless told. */
  readonly now?: Date;
  /** What the same person asked last in the same conversation: a few words may go on from it. */
  readonly last?: LastAsked | undefined;
}

export interface AskedQuestion extends Question {
  /** Where it was asked: of this, only the kind of place and the channel are kept. */
  readonly place: Pick<Place, 'kind' | 'channel'>;
}

/** What became of a question. `language` is the question's own where it shows, else the reader's. */
export type QuestionAnswer =
  | {
      readonly kind: 'answer';
      readonly answer: FigureAnswer;
      readonly shown: Shown;
      readonly language: Language;
    }
  /** Understood, but there is no such figure. */
  | {
      readonly kind: 'missing';
      readonly missing: MissingFigure;
      readonly shown: Shown;
      readonly language: Language;
    }
  | CandidatesAnswer
  | {
      readonly kind: 'definition';
      readonly indicator: Indicator;
      /** Absent when the texts have not been downloaded. */
      readonly description?: Description;
      /** The question for its latest figure. */
      readonly latest: FigureQuestion;
      readonly language: Language;
    }
  | { readonly kind: 'needs'; readonly needs: Needs; readonly language: Language }
  /** About a year that has not been. */
  | {
      readonly kind: 'future';
      readonly year: number;
      /** Absent when the question fits several. */
      readonly indicator?: Indicator;
      /** The same question for the latest figures. */
      readonly latest?: FigureQuestion;
      readonly language: Language;
    }
  /** About associations, or about something that no indicator tells, such as prices. */
  | { readonly kind: 'outOfScope'; readonly isAboutAssociations: boolean; readonly language: Language }
  | {
      readonly kind: 'notUnderstood';
      /** It leaves out what it is about, as if it went on from another, and there is none to go on from. */
      readonly isCutShort: boolean;
      readonly language: Language;
    };

/** The question fits several indicators, or one not surely: 1–4 to choose from, best first, one of a family. */
export interface CandidatesAnswer {
  readonly kind: 'candidates';
  readonly candidates: readonly Candidate[];
  /** Why it was not simply answered; none when it only fits several indicators. */
  readonly reasons: readonly CandidatesReason[];
  /** Those that every candidate's question is about, in its order. */
  readonly regions: readonly Region[];
  readonly language: Language;
}

export interface Candidate {
  readonly indicator: Indicator;
  /** The whole question, were this the indicator meant. */
  readonly to: FigureQuestion;
}

/** What keeps a question from its answer. `notUnderstoodWhole`: words of it say nothing to us. */
export type CandidatesReason = 'notUnderstoodWhole';

/** What was read out of a question: only what it states, nothing filled in. */
export interface Understood {
  readonly intent: Intent | 'value';
  readonly regions: readonly number[];
  /** What a ranking ranks, where it says. */
  readonly level?: Level;
  readonly years?: YearSpan;
  readonly gender: Gender;
  /** It asks for a year after this one. */
  readonly isFuture: boolean;
}
