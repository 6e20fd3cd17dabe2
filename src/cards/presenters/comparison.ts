import type { ComparisonAnswer, RegionFigure } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { changesOver } from './change';
import type { FigureWords } from './figure-card';
import { placeInWords, regionInWords, regionsInWords, valueInWords } from './figures';
import { optional, type Wording } from './presented';

/** Several regions side by side: which is highest and lowest, and the official figures of the levels above. */
export function comparisonWords(answer: ComparisonAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, year, gender, figures, above, lacking, series } = answer;
  const regions = figures.map(({ region }) => region);
  const value = (figure: RegionFigure) => valueInWords(figure.value, indicator, language);
  const inWords = [...figures, ...above].map((figure) => `${regionInWords(figure.region, language)} ${value(figure)}`);
  return {
    heading: text('answer.comparisonHeading'),
    where: placeInWords(regionsInWords(regions, language), year, gender, wording),
    sentences: [
      ...optional(endsInWords(figures, answer, wording)),
      ...optional(
        lacking.length > 0
          ? text('answer.comparisonLacking', {
              year: String(year),
              regions: regionsInWords(
                lacking.map(({ region }) => region),
                language,
              ),
            })
          : undefined,
      ),
      ...series.flatMap(({ region, points }) => changesOver(points, { indicator, region }, wording)),
    ],
    pictureText: `${text('picture.bars')} ${inWords.join('; ')}.`,
    table: {
      widths: [3, 1],
      header: [text('answer.region'), text('answer.value')],
      rows: [...figures, ...above].map((figure) => [
        regionInWords(figure.region, language),
        formatNumber(figure.value, indicator.decimals, language),
      ]),
    },
  };
}

function endsInWords(
  figures: readonly RegionFigure[],
  { indicator }: ComparisonAnswer,
  { text, language }: Wording,
): string | undefined {
  const sorted = [...figures].sort((one, other) => other.value - one.value);
  const [highest, lowest] = [sorted.at(0), sorted.at(-1)];
  if (!highest || !lowest || highest === lowest) return undefined;
  if (highest.value === lowest.value) return text('answer.allSame');
  const number = ({ value }: RegionFigure) => formatNumber(value, indicator.decimals, language);
  return text('answer.ends', {
    highest: regionInWords(highest.region, language),
    highestValue: number(highest),
    lowest: regionInWords(lowest.region, language),
    lowestValue: number(lowest),
  });
}
