import type { ComparisonAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { changesOver } from './change';
import type { FigureWords, Table } from './figure-card';
import { endsSentence, figuresInWords, placeInWords, regionInWords, regionsInWords, unitSentence } from './figures';
import type { Wording } from './presented';
import { linesInWords } from './series';

/** Several regions side by side: which is highest and lowest, and the official figures of the levels above. */
export function comparisonWords(answer: ComparisonAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, year, gender, figures, series } = answer;
  const regions = figures.map(({ region }) => region);
  const sentences = [
    ...unitSentence(indicator, wording),
    ...endsSentence(figures, indicator, wording),
    ...series.flatMap(({ region, points }) => changesOver(points, { indicator, region }, wording)),
    ...lackingInWords(answer, wording),
  ];
  return {
    heading: text('answer.comparisonHeading'),
    where: placeInWords(regionsInWords(regions, language), year, gender, wording),
    sentences,
    pictureText: [pictureKind(answer, wording), ...sentences, ...pictureInWords(answer, wording)].join(' '),
    table: comparisonTable(answer, wording),
  };
}

function pictureKind({ series }: ComparisonAnswer, { text }: Wording): string {
  return text(series.length > 0 ? 'picture.lines' : 'picture.bars');
}

function pictureInWords({ indicator, figures, above, series }: ComparisonAnswer, wording: Wording): readonly string[] {
  if (series.length > 0) return linesInWords(series, indicator, wording);
  return [`${figuresInWords([...figures, ...above], indicator, wording.language)}.`];
}

function lackingInWords({ year, lacking }: ComparisonAnswer, { text, language }: Wording): readonly string[] {
  if (lacking.length === 0) return [];
  const regions = lacking.map(({ region }) => region);
  return [text('answer.comparisonLacking', { year: String(year), regions: regionsInWords(regions, language) })];
}

function comparisonTable({ indicator, figures, above }: ComparisonAnswer, { text, language }: Wording): Table {
  return {
    widths: [3, 1],
    header: [text('answer.region'), text('answer.value')],
    rows: [...figures, ...above].map(({ region, value }) => [
      regionInWords(region, language),
      formatNumber(value, indicator.decimals, language),
    ]),
  };
}
