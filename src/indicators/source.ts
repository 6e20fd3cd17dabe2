import type { Description, Gender, Indicator, Region } from './edition';

/** What a block of values can key; a source leaves out, as odd, whatever lies beyond. */
export const figureLimits = { lastRegion: 2 ** 22 - 1, firstYear: 1900, lastYear: 2155 } as const;

/** One value as a source gives it, within `figureLimits`. */
export interface FigureRow {
  readonly region: number;
  readonly year: number;
  readonly gender: Gender;
  readonly value: number;
}

/** What could be read of a list, and how many of its items could not. */
export interface Readable<T> {
  readonly items: readonly T[];
  readonly odd: number;
}

/** One thing asked by its id: it may be gone from the source, or the source has no answer to it that can be read. */
export type Fetched<T> = { readonly kind: 'found'; readonly found: T } | { readonly kind: 'notFound' | 'odd' };

export interface DescribedIndicator {
  readonly indicator: Indicator;
  readonly description: Description;
}

/** Where figures come from. One that cannot be reached, answers no list at all, or fails for many things in a row, throws. */
export interface FigureSource {
  /** Tells sources apart (its address): pieces of different sources are never mixed. */
  readonly name: string;
  /** How many requests were sent so far, repeats included. */
  readonly requests: number;
  indicatorIds(): Promise<Readable<number>>;
  regions(): Promise<Readable<Region>>;
  indicator(id: number): Promise<Fetched<DescribedIndicator>>;
  /** All years and genders of one indicator, for every region. */
  values(indicator: Indicator): Promise<Fetched<Readable<FigureRow>>>;
}
