import {
  type Edition,
  type Indicator,
  type Indicators,
  type MissingReason,
  nameOf,
  type Region,
  unitOf,
  type Values,
  withFittingDecimals,
} from '../indicators/indicators';
import { type Language, localize } from '../text/text';
import type { FigureMaterial, IndicatorMaterial, RegionMaterial } from './material';

interface Wanted {
  readonly indicators: Indicators;
  /** The chosen set. */
  readonly chosen: readonly { readonly id: number; readonly theme: string }[];
  /** Name of the home area (MAAKUNTA) in any language. */
  readonly homeArea: string;
  readonly language: Language;
}

/** The official figures of the home area: its counties, itself, the whole country and its extreme municipalities. */
export async function gatherFigures({ indicators, chosen, homeArea, language }: Wanted): Promise<FigureMaterial> {
  const edition = indicators.edition();
  const areas = areasOf(edition, homeArea);
  const found: IndicatorMaterial[] = [];
  const leftOut: { id: number; name: string; reason: MissingReason }[] = [];
  for (const { id, theme } of chosen) {
    const indicator = edition.indicators.get(id);
    const values = await edition.values(id);
    if (indicator && values) {
      const figures = await regionFigures(indicators, indicator, areas.shown, language);
      if (figures.length > 0) {
        const municipalities = extremes(values, areas.municipalities, language);
        const shown = withFittingDecimals(indicator, valuesIn(figures, municipalities));
        found.push({ ...(await describe(edition, shown, theme, language)), figures, ...municipalities });
        continue;
      }
    }
    leftOut.push({
      id,
      name: indicator ? nameOf(indicator, language) : '',
      reason: reasonOf(edition, indicator, values),
    });
  }
  return { edition: edition.source, downloaded: edition.downloaded, indicators: found, leftOut };
}

function valuesIn(
  figures: readonly RegionMaterial[],
  { municipalities }: Pick<IndicatorMaterial, 'municipalities'>,
): readonly number[] {
  const extreme = municipalities ? [municipalities.highest, municipalities.lowest] : [];
  return [...figures, ...extreme].flatMap(({ value, earlier }) => [value, earlier?.value ?? value]);
}

function reasonOf(edition: Edition, indicator?: Indicator, values?: Values): MissingReason {
  if (values) return values.regions.size === 0 ? 'noFigures' : 'notForRegion';
  if (edition.source === 'starter') return 'notInStarter';
  return indicator ? 'notDownloaded' : 'unknownIndicator';
}

async function describe(edition: Edition, indicator: Indicator, theme: string, language: Language) {
  const description = await edition.description(indicator.id);
  const definition = description ? localize(description.definition, language) : '';
  return {
    id: indicator.id,
    theme,
    name: nameOf(indicator, language),
    unit: unitOf(indicator, language),
    decimals: indicator.decimals,
    gender: 'total' as const,
    producer: localize(indicator.organization, language),
    ...(indicator.updated ? { updated: indicator.updated } : {}),
    ...(definition ? { definition } : {}),
  };
}

interface Areas {
  /** Counties, the home area, the whole country. */
  readonly shown: readonly Region[];
  readonly municipalities: readonly Region[];
}

function areasOf(edition: Edition, homeArea: string): Areas {
  const regions = [...edition.regions.values()];
  const home = regions.find((region) => region.category === 'MAAKUNTA' && hasName(region, homeArea));
  const municipalities = regions.filter(
    (region) => region.category === 'KUNTA' && home && region.memberOf.includes(home.id),
  );
  const above = new Set(municipalities.flatMap((municipality) => municipality.memberOf));
  const counties = regions.filter((region) => region.category === 'HYVINVOINTIALUE' && above.has(region.id));
  const country = regions.filter((region) => region.category === 'MAA');
  return { shown: [...counties, ...(home ? [home] : []), ...country], municipalities };
}

/** Whether a region bears this name in any language, whatever the case. */
export function hasName(region: Region, name: string): boolean {
  return Object.values(region.title).some((title) => title?.toLowerCase() === name.toLowerCase());
}

async function regionFigures(
  indicators: Indicators,
  indicator: Indicator,
  regions: readonly Region[],
  language: Language,
): Promise<readonly RegionMaterial[]> {
  const found: RegionMaterial[] = [];
  for (const region of regions) {
    const answer = await indicators.lookUp({ indicator: indicator.id, region: region.id });
    if (answer.kind === 'missing') continue;
    const { year, value } = answer.figure;
    found.push({
      ...nameAndCode(region, language),
      year,
      value,
      ...(answer.earlier ? { earlier: answer.earlier } : {}),
    });
  }
  return found;
}

function extremes(
  values: Values,
  municipalities: readonly Region[],
  language: Language,
): Pick<IndicatorMaterial, 'municipalities'> {
  for (const year of values.years.toReversed()) {
    const rows = municipalities
      .map((region) => ({ region, value: values.value(region.id, year, 'total') }))
      .filter((row): row is { region: Region; value: number } => row.value !== undefined)
      .sort((a, b) => b.value - a.value);
    const [highest, lowest] = [rows[0], rows.at(-1)];
    if (highest && lowest && highest !== lowest) {
      const material = (row: { region: Region; value: number }) => ({
        ...nameAndCode(row.region, language),
        year,
        value: row.value,
      });
      return { municipalities: { highest: material(highest), lowest: material(lowest) } };
    }
  }
  return {};
}

const codeForms: Record<string, { prefix: string; digits: number }> = {
  KUNTA: { prefix: 'kunta', digits: 3 },
  MAAKUNTA: { prefix: 'mk', digits: 2 },
  HYVINVOINTIALUE: { prefix: 'hva', digits: 2 },
};

function nameAndCode(region: Region, language: Language): { region: string; code: string } {
  const form = codeForms[region.category];
  const code = form ? `${form.prefix}:${region.code.padStart(form.digits, '0')}` : 'maa:FI';
  return { region: localize(region.title, language), code };
}
