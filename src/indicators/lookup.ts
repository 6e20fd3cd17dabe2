import type { Edition, Gender, Indicator, Point, Region } from './edition';
import type { FigureNote } from './figures';

export interface LookUpQuestion {
  readonly indicator: number;
  readonly region: number;
  /** The latest year that has a value, unless told. */
  readonly year?: number;
  /** `total`, unless told. */
  readonly gender?: Gender;
}

export interface RegionFigure {
  readonly region: Region;
  readonly year: number;
  readonly value: number;
}

/** An official figure with what it takes to read it. Nothing in it is computed but `change`. */
export interface IndicatorAnswer {
  readonly kind: 'found';
  readonly indicator: Indicator;
  readonly gender: Gender;
  readonly figure: RegionFigure;
  /** The official figures of the same year and gender for the levels above (county, then the whole country), where there are any. */
  readonly above: readonly RegionFigure[];
  /** The nearest earlier value of the same region. */
  readonly earlier?: Point;
  /** The region's whole series of that gender, by year. */
  readonly series: readonly Point[];
  readonly notes: readonly FigureNote[];
  readonly source: AnswerSource;
}

export interface AnswerSource {
  readonly edition: Edition['source'];
  /** "YYYY-MM-DD": when the source updated the indicator, where known. */
  readonly updated?: string;
  /** "YYYY-MM-DD": when we took the figures. */
  readonly downloaded: string;
}

/**
 * Why there is no number:
 * `unknownIndicator`, `unknownRegion`: no such id. `notInStarter`: the starter figures do not hold it, a sync may.
 * `notDownloaded`: the indicator exists, its values did not come with the sync. `noSuchYear`: no region has that year.
 * `notForRegion`: not collected for this region or its level. `notForGender`: not collected by that gender.
 * `suppressed`: others of its level have the year, this one has not (too few cases, or not reported).
 * Of a ranking: `noParts`: the area has no parts of that level, or it is not known which they are; `notForParts`: fewer than
 * two of its parts have a figure of those years.
 */
export type MissingReason =
  | 'unknownIndicator'
  | 'unknownRegion'
  | 'notInStarter'
  | 'notDownloaded'
  | 'noFigures'
  | 'noSuchYear'
  | 'notForRegion'
  | 'notForGender'
  | 'suppressed'
  | 'noParts'
  | 'notForParts';

export interface MissingFigure {
  readonly kind: 'missing';
  readonly reason: MissingReason;
  readonly indicator?: Indicator;
  readonly region?: Region;
  /** The year asked for; of a range its first year. */
  readonly year?: number;
  readonly gender: Gender;
  /** Years for which this region and gender have a value, rising; at most those the data holds. */
  readonly years: readonly number[];
  /** Genders for which this region has any value: what there is where the one asked for is not collected. Left out: not known. */
  readonly genders?: readonly Gender[];
  /** The nearest level above that has the wanted figure: an official number to offer instead. */
  readonly instead?: RegionFigure;
}

export type LookUp = IndicatorAnswer | MissingFigure;
