import type { FigureQuestion, Indicator, IndicatorAnswer, Region } from '../indicators/indicators';
import type { Group } from '../understanding/understanding';

/** How a question was understood, for the reader to check and to change with one tap. */
export interface Shown {
  readonly asked: FigureQuestion;
  readonly chips: readonly Chip[];
  /** Words that were read as others: slips of the pen. */
  readonly corrections: readonly Correction[];
  /** Words that the answer takes no account of, as typed. */
  readonly unread: readonly string[];
}

/** The same question with one thing changed; `to` is the whole new question. */
export type Chip =
  /** Another indicator of the family. */
  | { readonly changes: 'indicator'; readonly indicator: Indicator; readonly to: FigureQuestion }
  /** Another region, or one more to compare with; `regions` are those of `to`, in its order. */
  | { readonly changes: 'region'; readonly regions: readonly Region[]; readonly to: FigureQuestion }
  /** Other years, also from one figure to its trend and back. */
  | { readonly changes: 'years'; readonly to: FigureQuestion }
  | { readonly changes: 'gender'; readonly to: FigureQuestion };

export interface Correction {
  /** As typed. */
  readonly typed: string;
  readonly read: string;
}

/** What the figures say of a group of people somewhere: the indicators that describe its situation, side by side. */
export interface Needs {
  /** Whose situation; absent when only a subject was named. */
  readonly group?: Group;
  readonly region: Region;
  /** At most six, each the latest of that region, or else of the nearest level above. */
  readonly figures: readonly IndicatorAnswer[];
  /** Others that would tell of it but have no figure here. */
  readonly lacking: readonly Indicator[];
}
