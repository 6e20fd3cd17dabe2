import type { Edition, FigureRow, Indicator } from '../../src/indicators/indicators';
import { toKeyedValues, toValues } from '../../src/indicators/values';
import { exampleRegions } from './sotkanet-data';

/** Ids of the example regions: municipalities, counties, the country, a maakunta, a country abroad. */
export const places = {
  ...{ lohja: 202, vihti: 353, forssa: 39, brando: 17 },
  ...{ westUusimaa: 969, kantaHame: 963, country: 658, uusimaa: 488, sweden: 900 },
} as const;

/** The one indicator of the edition below. */
export const indicator: Indicator = {
  id: 4,
  title: { fi: 'Indikaattori' },
  organization: { fi: 'THL' },
  genders: ['male', 'female', 'total'],
  levels: ['Kunta', 'Maa'],
  decimals: 1,
  updated: '2025-04-29',
};

/** Rows of one region from year → value. */
export function rows(
  region: number,
  points: Record<number, number>,
  gender: FigureRow['gender'] = 'total',
): FigureRow[] {
  return Object.entries(points).map(([year, value]) => ({ region, year: Number(year), gender, value }));
}

/** An edition of the example regions and one indicator with exactly these rows; `undefined`: its values did not come. */
export function buildFigureEdition(held: readonly FigureRow[] | undefined, overrides: Partial<Edition> = {}): Edition {
  const values = held && toValues(toKeyedValues(held));
  return {
    id: 'e1',
    source: 'sotkanet',
    downloaded: '2026-11-23',
    indicators: new Map([[4, indicator]]),
    regions: new Map(exampleRegions.map((region) => [region.id, region])),
    hasValues: () => values !== undefined,
    values: async () => values,
    description: async () => undefined,
    ...overrides,
  };
}
