import type { Localized } from '../text/text';
import type { YearSpan } from '../understanding/understanding';
import type { Gender, Indicator, Point, Region } from './edition';
import type { AnswerSource, IndicatorAnswer, MissingReason, RegionFigure } from './lookup';

/** A question to the figures with nothing left to understand. */
export interface FigureQuestion {
  readonly ask: 'value' | 'trend' | 'compare' | 'rank';
  readonly indicator: number;
  /** Sotkanet's ids: one for a value and a trend, two or more to compare (as many as are asked, each once), for a ranking the area whose parts are ranked. */
  readonly regions: readonly number[];
  readonly gender: Gender;
  /**
   * Unless told: the latest year with values; for a trend all years. Of a range a value, a comparison and a ranking take the
   * latest year. The last n years are the n calendar years up to the region's latest value.
   */
  readonly years?: YearSpan;
  /** What a ranking ranks; municipalities unless told. */
  readonly level?: RankedLevel;
  /** Which end of a ranking is asked for; the highest unless told. */
  readonly order?: 'highest' | 'lowest';
}

/** The categories of regions that can be ranked. */
export const rankedLevels = ['KUNTA', 'HYVINVOINTIALUE', 'MAAKUNTA'] as const;
export type RankedLevel = (typeof rankedLevels)[number];

/** What a reader must know beside the numbers. */
export type FigureNote =
  /** The source's own remark on what the figure can be used for, plain text. */
  | { readonly kind: 'limits'; readonly text: Localized }
  /** A county's figures shown lie on both sides of 1.1.2023: the earlier ones are municipal figures added up. */
  | { readonly kind: 'reform' }
  /** The source collects it no more, as its title says. `year` is the last one. */
  | { readonly kind: 'seriesEnded'; readonly year: number }
  /** The source has had nothing new for over three years. `year` is that of its newest figure. */
  | { readonly kind: 'seriesSilent'; readonly year: number };

/** The series of one region over the years asked for; every number is the source's own but `change`. */
export interface TrendAnswer {
  readonly kind: 'trend';
  readonly indicator: Indicator;
  readonly gender: Gender;
  readonly region: Region;
  /** Two or more, by year. */
  readonly points: readonly Point[];
  /** The official series of the levels above over the same years, where there are any. */
  readonly above: readonly RegionSeries[];
  readonly notes: readonly FigureNote[];
  readonly source: AnswerSource;
}

export interface RegionSeries {
  readonly region: Region;
  readonly points: readonly Point[];
}

/** Several regions side by side in one year: the latest that all, or else most, of them have, unless a year was asked for. */
export interface ComparisonAnswer {
  readonly kind: 'comparison';
  readonly indicator: Indicator;
  readonly gender: Gender;
  readonly year: number;
  /** In the order asked; the levels above those asked for are not among them. */
  readonly figures: readonly RegionFigure[];
  /** Those asked for that have no figure of that year. */
  readonly lacking: readonly { readonly region: Region; readonly reason: MissingReason }[];
  /** The official figures of the county and country that all of them lie in for that year, where these were not asked for themselves. */
  readonly above: readonly RegionFigure[];
  /** The series of those compared within the years asked for, when more than one year was; else empty. */
  readonly series: readonly RegionSeries[];
  readonly notes: readonly FigureNote[];
  readonly source: AnswerSource;
}

/**
 * The parts of an area in order. Unless a year was asked for, it is the latest that at least half of the parts have, else the
 * latest of those that the most of them have. A municipality has no parts: what to rank it among is the asker's to decide.
 */
export interface RankingAnswer {
  readonly kind: 'ranking';
  readonly indicator: Indicator;
  readonly gender: Gender;
  readonly year: number;
  readonly area: Region;
  readonly level: RankedLevel;
  readonly order: 'highest' | 'lowest';
  /** All of them, the asked end first; equal values share a place. */
  readonly places: readonly RankedFigure[];
  /** How many parts of the area have no figure of that year; of the country also municipalities that were merged into others. */
  readonly lacking: number;
  /** The official figures of the area itself and of the country for that year, where there are any. */
  readonly above: readonly RegionFigure[];
  readonly notes: readonly FigureNote[];
  readonly source: AnswerSource;
}

export interface RankedFigure extends RegionFigure {
  /** From 1. */
  readonly place: number;
}

export type FigureAnswer = IndicatorAnswer | TrendAnswer | ComparisonAnswer | RankingAnswer;
