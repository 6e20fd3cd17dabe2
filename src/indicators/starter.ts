import { readFileSync } from 'node:fs';
import { OperatorError } from '../base/base';
import type { Localized } from '../text/text';
import type { Edition, Gender, Indicator, Region } from './edition';
import { toKeyedValues, toValues } from './values';

/** The shape of data/starter-figures.json; a series is [indicator, region, gender, [[year, value], …]]. */
interface StarterFile {
  readonly taken: string;
  readonly indicators: readonly Indicator[];
  /** Short explanations of our own: the source's texts come with a sync. */
  readonly definitions: readonly { readonly id: number; readonly text: Localized }[];
  readonly regions: readonly Region[];
  readonly series: readonly (readonly [number, number, Gender, readonly (readonly [number, number])[]])[];
}

/** The few figures that come with the project, so that it can answer before the first sync. */
export function openStarter(path: string): Edition {
  const file = readStarter(path);
  const indicators = new Map(file.indicators.map((indicator) => [indicator.id, indicator]));
  const values = new Map(
    file.indicators.map(({ id }) => [id, toValues(toKeyedValues(rowsOf(file.series.filter(([of]) => of === id))))]),
  );
  return {
    id: `starter-${file.taken}`,
    source: 'starter',
    downloaded: file.taken,
    indicators,
    regions: new Map(file.regions.map((region) => [region.id, region])),
    hasValues: (id) => values.has(id),
    values: async (id) => values.get(id),
    description: async (id) => {
      const own = file.definitions.find((definition) => definition.id === id);
      return own && { definition: own.text, interpretation: {}, limits: {} };
    },
  };
}

function readStarter(path: string): StarterFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new OperatorError(`the starter figures cannot be read from ${path}; install the program again`, { cause });
  }
}

function* rowsOf(series: StarterFile['series']) {
  for (const [, region, gender, points] of series) {
    for (const [year, value] of points) yield { region, gender, year, value };
  }
}
