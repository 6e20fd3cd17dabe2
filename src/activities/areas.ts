import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../text/text';

/** An area by its official code: "kunta:245", "hva:04", "mk:01", "maa:FI". */
export type AreaCode = `${'kunta' | 'hva' | 'mk'}:${string}` | 'maa:FI';

/** How an activity's area lies to the one asked about. */
export type Reach =
  /** It names the area, or a part of it. */
  | 'here'
  /** It names a county or region that the area lies in. */
  | 'wider'
  /** It is for the whole country. */
  | 'national';

export interface Area {
  readonly code: AreaCode;
  readonly names: Readonly<Record<Language, string>>;
  /** County, region and country that it lies in, nearest first. */
  readonly within: readonly AreaCode[];
}

/** The areas of Finland and how they lie in each other. */
export interface Areas {
  readonly all: readonly Area[];
  get(code: string): Area | undefined;
  /** The area that a register's column names: "Kerava", "Keski-Uudenmaan hyvinvointialue", "Valtakunnallinen"; undefined for what is none. */
  named(name: string): Area | undefined;
  /** The municipalities of an area, itself when it is one. */
  municipalities(code: AreaCode): readonly AreaCode[];
  /** How an activity in these areas reaches the one asked about; undefined when it does not. The nearest way counts. */
  reach(areas: readonly AreaCode[], asked: AreaCode): Reach | undefined;
}

export const country = 'maa:FI';

interface Part {
  readonly code: string;
  readonly fi: string;
  readonly sv: string;
  readonly en?: string;
  readonly hva?: string;
  readonly mk?: string;
}

interface AreasFile {
  readonly regions: readonly Part[];
  readonly counties: readonly Part[];
  readonly municipalities: readonly Part[];
}

const file = join(__dirname, '..', '..', 'data', 'areas.json');
const nationwide = ['valtakunnallinen', 'koko maa', 'koko suomi', 'riksomfattande', 'hela landet', 'nationwide'];
const everywhere: Area = {
  code: country,
  names: { fi: 'koko maa', sv: 'hela landet', en: 'the whole country' },
  within: [],
};

let known: Areas | undefined;

/** The project's areas, read once. */
export function readAreas(): Areas {
  known ??= createAreas(JSON.parse(readFileSync(file, 'utf8')));
  return known;
}

function createAreas({ regions, counties, municipalities }: AreasFile): Areas {
  const all = [
    ...municipalities.map((part) => toArea('kunta', part)),
    ...counties.map((part) => toArea('hva', part)),
    ...regions.map((part) => toArea('mk', part)),
    everywhere,
  ];
  const byCode = new Map<string, Area>(all.map((area) => [area.code, area]));
  const byName = new Map<string, Area>(nationwide.map((name) => [name, everywhere]));
  for (const area of all) {
    for (const language of languages) {
      const name = area.names[language].toLocaleLowerCase('fi');
      if (!byName.has(name)) byName.set(name, area);
    }
  }
  const isWithin = (inner: AreaCode, outer: AreaCode) =>
    inner === outer || (byCode.get(inner)?.within.includes(outer) ?? false);
  return {
    all,
    get: (code) => byCode.get(code),
    named: (name) =>
      byName.get(
        name
          .trim()
          .toLocaleLowerCase('fi')
          .replace(/ kunta$/u, ''),
      ),
    municipalities: (code) =>
      all.filter((area) => area.code.startsWith('kunta:') && isWithin(area.code, code)).map((area) => area.code),
    reach(areas, asked) {
      if (areas.some((code) => isWithin(code, asked))) return 'here';
      if (areas.some((code) => code !== country && isWithin(asked, code))) return 'wider';
      return areas.includes(country) ? 'national' : undefined;
    },
  };
}

function toArea(level: 'kunta' | 'hva' | 'mk', { code, fi, sv, en = fi, hva, mk }: Part): Area {
  const within: AreaCode[] = [];
  if (hva !== undefined) within.push(`hva:${hva}`);
  if (mk !== undefined) within.push(`mk:${mk}`);
  return { code: `${level}:${code}`, names: { fi, sv, en }, within: [...within, country] };
}
