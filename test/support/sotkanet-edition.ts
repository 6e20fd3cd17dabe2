import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Edition, FigureRow, Gender, Indicator, Region, Values } from '../../src/indicators/indicators';
import { toKeyedValues, toValues } from '../../src/indicators/values';

const folder = join(__dirname, '..', '..', '..', 'shared', 'data', 'sotkanet');

/** True where the real catalogue lies beside the project; tests that need it are skipped elsewhere. */
export const hasSotkanetData = existsSync(folder);

/** `describe` where the real catalogue is there; elsewhere its facts are skipped unread, so that they may read it at once. */
export function describeWithSotkanet(name: string, facts: () => void): void {
  if (hasSotkanetData) describe(name, facts);
  else describe.skip(name, () => it('needs the catalogue that lies beside the project', () => undefined));
}

const genders = z.enum(['total', 'male', 'female']);
const localized = z.object({ fi: z.string().optional(), sv: z.string().optional(), en: z.string().optional() });
const indicators = z.array(
  z.object({
    id: z.number(),
    title: localized,
    classifications: z.object({ sex: z.object({ values: z.array(genders) }) }),
  }),
);
const regions = z.array(
  z.object({
    id: z.number(),
    code: z.string(),
    category: z.string(),
    title: localized,
    memberOf: z.array(z.number()),
  }),
);

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

/** The real catalogue and figures as an edition, with the newer titles that have no figures. */
export function readSotkanetEdition(): Edition {
  const known = [...indicators.parse(read('indicators.json')), ...indicators.parse(read('newer-titles.json'))];
  const values = readValues();
  return {
    id: 'sotkanet-data',
    source: 'sotkanet',
    downloaded: '2026-11-23',
    indicators: new Map(
      known.map(({ id, title, classifications }) => [id, toIndicator(id, title, classifications.sex.values)]),
    ),
    regions: new Map(regions.parse(read('regions.json')).map((region): [number, Region] => [region.id, region])),
    hasValues: (id) => values.has(id),
    values: async (id) => values.get(id),
    description: async () => undefined,
  };
}

function toIndicator(id: number, title: Indicator['title'], genders: readonly Gender[]): Indicator {
  return { id, title, organization: { fi: 'THL' }, genders, levels: [], decimals: 1 };
}

function readValues(): Map<number, Values> {
  const rows = new Map<number, FigureRow[]>();
  const [, ...lines] = readFileSync(join(folder, 'values.csv'), 'utf8').trim().split('\n');
  for (const line of lines) {
    const [indicator, region, year, gender, value, absolute] = line.split(';');
    const row = {
      region: Number(region),
      year: Number(year),
      gender: genders.parse(gender),
      value: Number(value === '' ? absolute : value),
    };
    const known = rows.get(Number(indicator));
    if (known) known.push(row);
    else rows.set(Number(indicator), [row]);
  }
  return new Map([...rows].map(([indicator, of]) => [indicator, toValues(toKeyedValues(of))]));
}
