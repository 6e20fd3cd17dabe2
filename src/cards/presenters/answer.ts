import { changeBetween, type IndicatorAnswer, nameOf, type RegionFigure, unitOf } from '../../indicators/indicators';
import { formatDate, formatNumber } from '../../text/text';
import { placeInWords, regionInWords, unitAfterNumber } from './figures';
import { optional, type Presented, toButton, type Wording } from './presented';

/** A figure, the official figures beside it, how it has changed and where it comes from. */
export function presentAnswer(answer: IndicatorAnswer, wording: Wording): Presented {
  const { text, language } = wording;
  const { indicator, figure, gender } = answer;
  const year = String(figure.year);
  const lacking = lackingLevels(answer);
  return {
    template: 'answer',
    data: {
      lang: language,
      heading: text('answer.heading'),
      name: nameOf(indicator, language),
      value: formatNumber(figure.value, indicator.decimals, language),
      unit: optional(unitAfterNumber(indicator, language) || undefined),
      where: placeInWords(regionInWords(figure.region, language), figure.year, gender, wording),
      change: optional(changeInWords(answer, wording)),
      comparison: comparison(answer, wording),
      lacking: optional(lacking && text(`answer.${lacking}`, { year })),
      source: sourceInWords(answer, wording),
      starter: optional(answer.source.edition === 'starter' ? text('answer.starter') : undefined),
      buttons: [
        toButton(text('card.definition'), { verb: 'showDefinition', indicator: indicator.id }),
        toButton(text('card.help'), { verb: 'help' }),
      ],
    },
  };
}

/** The table of the figure with those of the levels above; none when there is nothing to compare with. */
function comparison({ indicator, figure, above }: IndicatorAnswer, { text, language }: Wording) {
  if (above.length === 0) return [];
  const row = ({ region, year, value }: RegionFigure) => ({
    region: regionInWords(region, language),
    year: String(year),
    value: formatNumber(value, indicator.decimals, language),
  });
  return [
    {
      region: text('answer.region'),
      year: text('answer.year'),
      value: text('answer.value'),
      rows: [figure, ...above].map(row),
    },
  ];
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

function changeInWords({ indicator, figure, earlier }: IndicatorAnswer, { text, language }: Wording) {
  if (!earlier) return undefined;
  const change = changeBetween(earlier.value, figure.value, indicator.decimals);
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const number = (value: number) => formatNumber(value, indicator.decimals, language);
  const difference = change > 0 ? `+${number(change)}` : number(change);
  return text(`answer.${direction}`, {
    from: number(earlier.value),
    to: number(figure.value),
    difference: unitOf(indicator, language).startsWith('%') ? text('answer.points', { difference }) : difference,
    start: String(earlier.year),
    end: String(figure.year),
  });
}

function sourceInWords({ source }: IndicatorAnswer, { text, language }: Wording): string {
  const downloaded = formatDate(source.downloaded, language);
  if (source.edition === 'starter') return text('answer.sourceStarter', { downloaded });
  if (source.updated === undefined) return text('answer.source', { downloaded });
  return text('answer.sourceUpdated', { updated: formatDate(source.updated, language), downloaded });
}
