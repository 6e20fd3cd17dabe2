import type { Localized } from '../text/text';
import type { TitleIndex } from './title-index';

/** Genders as Sotkanet names them. */
export type Gender = 'total' | 'male' | 'female';

/** A region at any level. `id` is Sotkanet's own; `code` is the official code and repeats across categories. */
export interface Region {
  readonly id: number;
  readonly code: string;
  /** KUNTA, HYVINVOINTIALUE, MAAKUNTA, MAA and more. */
  readonly category: string;
  readonly title: Localized;
  /** Ids of the regions that contain this one. */
  readonly memberOf: readonly number[];
}

export interface Indicator {
  readonly id: number;
  readonly title: Localized;
  /** Who produces it. */
  readonly organization: Localized;
  /** Genders it is collected by; empty when the source does not say. */
  readonly genders: readonly Gender[];
  /** Region categories it is collected for, as Sotkanet writes them ("Kunta", "Maa"); empty when the source does not say. */
  readonly levels: readonly string[];
  readonly range?: { readonly start: number; readonly end: number };
  /** Digits after the decimal mark. */
  readonly decimals: number;
  /** When the source last updated it, "YYYY-MM-DD". */
  readonly updated?: string;
}

/** Long texts of an indicator, plain text (the source's HTML removed), paragraphs parted by "\n". */
export interface Description {
  readonly definition: Localized;
  readonly interpretation: Localized;
  readonly limits: Localized;
}

export interface Point {
  readonly year: number;
  readonly value: number;
}

/** The values of one indicator, held in memory. */
export interface Values {
  value(region: number, year: number, gender: Gender): number | undefined;
  /** By year, rising. */
  series(region: number, gender: Gender): readonly Point[];
  /** Years that any region has a value for, rising. */
  readonly years: readonly number[];
  /** Regions that have any value. */
  readonly regions: ReadonlySet<number>;
  /** Genders that have any value. */
  readonly genders: ReadonlySet<Gender>;
}

/** One consistent state of the figures: what one sync brought, or the starter figures that the project ships. */
export interface Edition {
  readonly id: string;
  readonly source: 'starter' | 'sotkanet';
  /** When it was downloaded, "YYYY-MM-DD"; for the starter figures the day they were taken. */
  readonly downloaded: string;
  readonly indicators: ReadonlyMap<number, Indicator>;
  readonly regions: ReadonlyMap<number, Region>;
  /** The titles as the sync prepared them for searching; absent where nothing was prepared. */
  readonly titleIndex?: TitleIndex;
  /** Whether any value of an indicator came with this edition. */
  hasValues(indicator: number): boolean;
  /** The values; undefined when they did not come with this edition. Blocks are cached, so repeated calls are cheap. */
  values(indicator: number): Promise<Values | undefined>;
  /** The long texts; undefined when they did not come with this edition. Cached like the blocks. */
  description(indicator: number): Promise<Description | undefined>;
}
