import type { IndicatorAnswer, RegionFigure } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { changeInWords } from './change';
import type { FigureWords, Table } from './figure-card';
import { placeInWords, regionInWords, unitAfterNumber } from './figures';
import { optional, type Wording } from './presented';

/** A figure, how it has changed, and the official figures beside it. */
export function valueWords(answer: IndicatorAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, figure, earlier, gender, above } = answer;
  const lacking = lackingLevels(answer);
  return {
    heading: text('answer.heading'),
    value: {
      number: formatNumber(figure.value, indicator.decimals, language),
      unit: unitAfterNumber(indicator, language),
    },
    where: placeInWords(regionInWords(figure.region, language), figure.year, gender, wording),
    sentences: [
      ...optional(earlier && changeInWords({ indicator, from: earlier, to: figure }, wording)),
      ...optional(lacking && text(`answer.${lacking}`, { year: String(figure.year) })),
    ],
    ...(above.length > 0 ? { table: comparison(answer, wording) } : {}),
  };
}

/** The table of the figure with those of the levels above. */
function comparison({ indicator, figure, above }: IndicatorAnswer, { text, language }: Wording): Table {
  const row = ({ region, year, value }: RegionFigure) => [
    regionInWords(region, language),
    String(year),
    formatNumber(value, indicator.decimals, language),
  ];
  return {
    widths: [3, 1, 1],
    header: [text('answer.region'), text('answer.year'), text('answer.value')],
    rows: [figure, ...above].map(row),
  };
}

/** Which of the levels that stand above the region has no official figure. */
function lackingLevels({ figure, above }: IndicatorAnswer): 'noCounty' | 'noCountry' | 'noCountyOrCountry' | undefined {
  const has = (category: string) => above.some(({ region }) => region.category === category);
  const county = figure.region.category === 'KUNTA' && !has('HYVINVOINTIALUE');
  const country = figure.region.category !== 'MAA' && !has('MAA');
  if (county && country) return 'noCountyOrCountry';
  if (county) return 'noCounty';
  return country ? 'noCountry' : undefined;
}
