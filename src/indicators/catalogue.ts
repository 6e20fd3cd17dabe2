import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Localized } from '../text/text';
import type { Indicator, Region } from './edition';

const formatVersion = 1;

/** What an edition's folder holds, but for values and long texts; these are read one by one when asked for. */
export interface Catalogue {
  readonly id: string;
  /** The name of the source it came from. */
  readonly source: string;
  /** "YYYY-MM-DD" */
  readonly downloaded: string;
  readonly indicators: ReadonlyMap<number, Indicator>;
  readonly regions: ReadonlyMap<number, Region>;
  /** Indicators whose values are there. */
  readonly withValues: ReadonlySet<number>;
  /** Those of them of which the source has no value at all. */
  readonly empty: ReadonlySet<number>;
}

/** Producers and region levels repeat thousands of times: written once each, and shared in memory after reading. */
interface CatalogueFile {
  readonly format: number;
  readonly id: string;
  readonly source: string;
  readonly downloaded: string;
  readonly organizations: readonly Localized[];
  readonly levels: readonly (readonly string[])[];
  readonly indicators: readonly ShortIndicator[];
  readonly regions: readonly Region[];
  readonly withValues: readonly number[];
  /** Absent in editions from before it was written. */
  readonly empty?: readonly number[];
}

type ShortIndicator = Omit<Indicator, 'organization' | 'levels'> & {
  readonly organization: number;
  readonly levels: number;
};

/** Files of an edition's folder. */
export const editionFiles = {
  catalogue: 'catalogue.json',
  titles: 'titles.index',
  indicators: 'indicators',
  indicator: (id: number) => join('indicators', `${id}.json`),
  values: 'values',
  block: (id: number) => join('values', `${id}.block`),
} as const;

/** The catalogue as the text of its file. */
export function writeCatalogue(catalogue: Catalogue): string {
  const organizations = numbered<Localized>();
  const levels = numbered<readonly string[]>();
  const indicators = [...catalogue.indicators.values()].map((indicator) => ({
    ...indicator,
    organization: organizations.numberOf(indicator.organization),
    levels: levels.numberOf(indicator.levels),
  }));
  const file: CatalogueFile = {
    format: formatVersion,
    id: catalogue.id,
    source: catalogue.source,
    downloaded: catalogue.downloaded,
    organizations: organizations.all,
    levels: levels.all,
    indicators,
    regions: [...catalogue.regions.values()],
    withValues: [...catalogue.withValues],
    empty: [...catalogue.empty],
  };
  return JSON.stringify(file);
}

/** Gives equal values the same number, counted from 0 in the order of `all`. */
function numbered<T>() {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf(value: T): number {
      const key = JSON.stringify(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}

/** Reads an edition's catalogue; throws what the file system or the parser says when it is missing, damaged or of a newer kind. */
export function readCatalogue(folder: string): Catalogue {
  const file: CatalogueFile = JSON.parse(readFileSync(join(folder, editionFiles.catalogue), 'utf8'));
  if (file.format !== formatVersion) throw new RangeError(`unknown format ${file.format}`);
  const indicators = file.indicators.map((short) => ({
    ...short,
    organization: file.organizations[short.organization] ?? {},
    levels: file.levels[short.levels] ?? [],
  }));
  return {
    id: file.id,
    source: file.source,
    downloaded: file.downloaded,
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    regions: new Map(file.regions.map((region) => [region.id, region])),
    withValues: new Set(file.withValues),
    empty: new Set(file.empty),
  };
}
