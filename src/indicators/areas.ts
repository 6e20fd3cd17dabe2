import type { Edition, Region } from './edition';
import { type RankedLevel, rankedLevels } from './figures';

/** How the regions of an edition lie in each other. */
interface Areas {
  /** County, maakunta and country of a region, as far as it lies in them. */
  around(region: Region): readonly Region[];
  /** The regions of that level within the area, in the source's order. */
  parts(area: number, level: RankedLevel): readonly Region[];
}

/** Areas abroad: Finland is no level above them. */
const foreignCategories: ReadonlySet<string> = new Set(['POHJOISMAAT', 'EUROOPPA', 'EURALUEET']);

// Kept for as long as the regions themselves: an edition's regions never change.
const known = new WeakMap<Edition['regions'], Areas>();

/**
 * The levels that a region lies in: its wellbeing services county, its maakunta, the whole country, in this order and as far
 * as they are known; none for the country itself and for areas abroad.
 */
export function regionsBeside(edition: Pick<Edition, 'regions'>, region: Region): readonly Region[] {
  return areasOf(edition).around(region);
}

/** The levels whose official figures stand beside a region's: its county, where it lies in one, then the whole country. */
export function levelsAbove(edition: Pick<Edition, 'regions'>, region: Region): readonly Region[] {
  return regionsBeside(edition, region).filter(({ category }) => category !== 'MAAKUNTA');
}

/**
 * The regions of a level that lie in an area: the municipalities or counties of a maakunta, all of them in the country. Empty
 * where the area has no such parts, or the source does not say which they are (it lists few counties' municipalities).
 */
export function partsOf(edition: Pick<Edition, 'regions'>, area: Region, level: RankedLevel): readonly Region[] {
  return areasOf(edition).parts(area.id, level);
}

function areasOf({ regions }: Pick<Edition, 'regions'>): Areas {
  const mapped = known.get(regions) ?? mapAreas(regions);
  known.set(regions, mapped);
  return mapped;
}

function mapAreas(regions: Edition['regions']): Areas {
  const country = [...regions.values()].find(({ category }) => category === 'MAA');
  const maakuntas = maakuntasOfCounties(regions);
  const around = new Map<number, readonly Region[]>();
  const parts = new Map<string, Map<number, Region[]>>(rankedLevels.map((level) => [level, new Map()]));

  for (const region of regions.values()) {
    const areas = areasListed(regions, region);
    const county = areas.find(({ category }) => category === 'HYVINVOINTIALUE');
    const maakunta = areas.find(({ category }) => category === 'MAAKUNTA') ?? maakuntas.get(region.id);
    const isInFinland = region !== country && !foreignCategories.has(region.category);
    // The country not by membership: the source does not list it for every level.
    const levels = isInFinland ? [county, maakunta, country].filter((area) => area !== undefined) : [];
    around.set(region.id, levels);
    const siblings = parts.get(region.category);
    for (const area of siblings ? new Set([...areas, ...levels]) : []) {
      const listed = siblings?.get(area.id);
      if (listed) listed.push(region);
      else siblings?.set(area.id, [region]);
    }
  }
  return {
    around: ({ id }) => around.get(id) ?? [],
    parts: (area, level) => parts.get(level)?.get(area) ?? [],
  };
}

function areasListed(regions: Edition['regions'], { memberOf }: Region): readonly Region[] {
  return memberOf.flatMap((id) => regions.get(id) ?? []);
}

/** The source does not say in which maakunta a county lies: it is the one that all its municipalities lie in. */
function maakuntasOfCounties(regions: Edition['regions']): ReadonlyMap<number, Region> {
  const found = new Map<number, Set<Region>>();
  for (const region of regions.values()) {
    if (region.category !== 'KUNTA') continue;
    const areas = areasListed(regions, region);
    const county = areas.find(({ category }) => category === 'HYVINVOINTIALUE');
    const maakunta = areas.find(({ category }) => category === 'MAAKUNTA');
    if (county && maakunta) found.set(county.id, new Set([...(found.get(county.id) ?? []), maakunta]));
  }
  return new Map(
    [...found].flatMap(([county, [first, ...others]]) =>
      first && others.length === 0 ? [[county, first] as const] : [],
    ),
  );
}
