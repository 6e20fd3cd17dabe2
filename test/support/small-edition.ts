import { join } from 'node:path';
import type { Edition, Gender, Indicator } from '../../src/indicators/indicators';
import { openStarter } from '../../src/indicators/indicators';
import { toKeyedValues, toValues } from '../../src/indicators/values';
import type { Localized } from '../../src/text/text';

/** The starter figures that ship with the project: diabetes, doctor visits, placed children, health staff; all regions. */
export const starterEdition = openStarter(join(__dirname, '..', '..', 'data', 'starter-figures.json'));

/** Sotkanet's region ids. */
export const region = { lohja: 202, vihti: 425, vantaa: 413, uusimaa: 488, finland: 658, westUusimaa: 969 } as const;

const titles: Readonly<Record<number, Localized>> = {
  127: { fi: 'Väestö 31.12.', sv: 'Befolkning 31.12.', en: 'Population at year end' },
  181: {
    fi: 'Työttömät, % työvoimasta',
    sv: 'Arbetslösa, % av arbetskraften',
    en: 'Unemployed people, as % of labour force',
  },
  714: { fi: 'Alkoholijuomien myynti asukasta kohti 100 %:n alkoholina, litraa' },
  3104: { fi: 'Alkoholikuolleisuus 35 - 64-vuotiailla / 100 000 vastaavanikäistä' },
  3105: { fi: 'Alkoholikuolleisuus / 100 000 asukasta' },
  3629: { fi: 'Alkoholijuomien kokonaiskulutus asukasta kohti 100 %:n alkoholina, litraa' },
  3736: { fi: 'Päivittäin kasviksia syöviä 25 - 64-vuotiaita, % vastaavanikäisestä väestöstä' },
  4284: { fi: 'Itsensä yksinäiseksi tuntevien osuus (%)', sv: 'Andel som känner sig ensamma (%)' },
  4286: { fi: 'Itsensä yksinäiseksi tuntevien osuus (%), 65 vuotta täyttäneet' },
  9001: { fi: 'Tuulivoimaloiden melu, desibeliä' },
};

const places = [region.lohja, region.uusimaa, region.finland];

/** The starter figures and some made-up ones: each indicator of `titles` has 2020–2021 for Lohja, Uusimaa and the country. */
export function buildEdition(overrides: Partial<Edition> = {}): Edition {
  const indicators = new Map<number, Indicator>(starterEdition.indicators);
  for (const [id, title] of Object.entries(titles)) indicators.set(Number(id), buildIndicator(Number(id), title));
  const madeUp = toValues(
    toKeyedValues(
      places.flatMap((place) =>
        [2020, 2021].map((year) => ({ region: place, gender: 'total' as Gender, year, value: place + year / 10_000 })),
      ),
    ),
  );
  return {
    ...starterEdition,
    id: 'small',
    source: 'sotkanet',
    indicators,
    hasValues: (id) => id in titles || starterEdition.hasValues(id),
    values: async (id) => (id in titles ? madeUp : starterEdition.values(id)),
    description: async (id) =>
      id === 181 ? { definition: { fi: 'Työttömien osuus.' }, interpretation: {}, limits: {} } : undefined,
    ...overrides,
  };
}

function buildIndicator(id: number, title: Localized): Indicator {
  return {
    id,
    title,
    organization: { fi: 'THL' },
    genders: ['total'],
    levels: ['Kunta', 'Maakunta', 'Maa'],
    decimals: 1,
  };
}
