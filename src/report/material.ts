import type { Gender, MissingReason } from '../indicators/indicators';
import type { PollResponse, PollState, Secrecy } from '../polls/polls';
import type { Language } from '../text/text';

/** Everything the report's author gets, in one language, every item with its source. The JSON export is exactly this. */
export interface ReportMaterial {
  readonly format: 'kumppani-report';
  readonly version: 1;
  /** ISO moment. */
  readonly createdAt: string;
  readonly language: Language;
  /** The home area's name. */
  readonly area: string;
  readonly credit: string;
  /** True when made-up examples are among the material; each is marked. */
  readonly containsExamples: boolean;
  readonly figures: FigureMaterial;
  readonly polls: readonly PollMaterial[];
  readonly questions: QuestionMaterial;
}

export interface FigureMaterial {
  /** Where the figures are from: our starter figures, or a sync of Sotkanet. */
  readonly edition: 'starter' | 'sotkanet';
  /** "YYYY-MM-DD" */
  readonly downloaded: string;
  readonly indicators: readonly IndicatorMaterial[];
  /** Indicators of the chosen set for which there was nothing to print. */
  readonly leftOut: readonly { readonly id: number; readonly name: string; readonly reason: MissingReason }[];
}

export interface IndicatorMaterial {
  readonly id: number;
  readonly theme: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly gender: Gender;
  readonly producer: string;
  readonly updated?: string;
  /** Plain text; absent when it has not been downloaded. */
  readonly definition?: string;
  /** The counties of the home area, the home area itself and the whole country, where there are figures. */
  readonly figures: readonly RegionMaterial[];
  /** The municipalities with the highest and the lowest value in the latest year there are any. */
  readonly municipalities?: { readonly highest: RegionMaterial; readonly lowest: RegionMaterial };
}

export interface RegionMaterial {
  readonly region: string;
  /** Official code with its level: "kunta:444", "mk:01", "hva:03", "maa:FI". */
  readonly code: string;
  readonly year: number;
  readonly value: number;
  readonly earlier?: { readonly year: number; readonly value: number };
}

export interface PollMaterial {
  /** The id to cite. */
  readonly id: string;
  readonly question: string;
  readonly questionLanguage: Language;
  readonly secrecy: Secrecy;
  readonly state: PollState['state'];
  readonly example: boolean;
  readonly keyLost: boolean;
  readonly channel: PollState['place']['channel'];
  readonly placeKind: PollState['place']['kind'];
  /** "YYYY-MM-DD", local. */
  readonly launched: string;
  readonly closed?: string;
  /** How many people were in the conversation, where known: the denominator. */
  readonly people?: number;
  readonly answers: number;
  readonly groupAnswers: number;
  /** Votes are absent while a secret poll is open. */
  readonly options: readonly { readonly id: string; readonly text: string; readonly votes?: number }[];
  /** The answers of an open poll, by ids that name nobody. Choices need no consent for quoting and no moderation. */
  readonly responses: readonly PollResponse[];
}

export interface QuestionMaterial {
  readonly asked: number;
  readonly answered: number;
  readonly unanswered: number;
  /** What was asked about, most first. */
  readonly byIndicator: readonly { readonly id: number; readonly name: string; readonly count: number }[];
}
