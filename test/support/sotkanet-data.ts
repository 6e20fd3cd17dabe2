import type { FakeIndicator, FakeRow } from './fake-sotkanet';

/** A region at every level that answers need: Lohja and Vihti in Länsi-Uusimaa, Forssa in Kanta-Häme, the country, Sweden. */
export const exampleRegions = [
  region(202, '444', 'KUNTA', 'Lohja', [488, 658, 969]),
  region(353, '927', 'KUNTA', 'Vihti', [488, 658, 969]),
  region(39, '061', 'KUNTA', 'Forssa', [491, 658, 963]),
  region(17, '035', 'KUNTA', 'Brändö', [658]),
  region(969, '3', 'HYVINVOINTIALUE', 'Länsi-Uudenmaan hyvinvointialue', [658]),
  region(963, '7', 'HYVINVOINTIALUE', 'Kanta-Hämeen hyvinvointialue', [658]),
  region(488, '01', 'MAAKUNTA', 'Uusimaa', []),
  region(491, '05', 'MAAKUNTA', 'Kanta-Häme', []),
  region(658, '358', 'MAA', 'Koko maa', []),
  // The code of Lohja once more, in another category.
  region(900, '444', 'POHJOISMAAT', 'Ruotsi', []),
];

function region(id: number, code: string, category: string, fi: string, memberOf: number[]) {
  return { id, code, category, title: { fi }, memberOf };
}

/** An indicator's long form as Sotkanet writes it; `overrides` replaces what a test is about. */
export function buildLong(id: number, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    'data-updated': '2025-04-29',
    range: { start: 2019, end: 2023 },
    title: {
      fi: `Indikaattori ${id}, % väestöstä`,
      sv: `Indikator ${id}, % av befolkningen`,
      en: `Indicator ${id}, as % of population`,
    },
    description: { fi: '', sv: '', en: '' },
    interpretation: { fi: '', sv: '', en: '' },
    limits: { fi: '', sv: '', en: '' },
    decimals: 1,
    classifications: { sex: { values: ['male', 'female', 'total'] }, region: { values: ['Kunta', 'Maakunta', 'Maa'] } },
    organization: { id: 2, title: { fi: 'THL', sv: 'THL', en: 'THL' } },
    ...overrides,
  };
}

export function buildIndicator(
  id: number,
  rows: FakeRow[] = [],
  overrides: Record<string, unknown> = {},
): FakeIndicator {
  return { id, long: buildLong(id, overrides), rows };
}

/** Rows of one region and gender from year → value. */
export function buildRows(region: number, gender: string, values: Record<number, number>): FakeRow[] {
  return Object.entries(values).map(([year, value]) => ({ region, year: Number(year), gender, value }));
}
