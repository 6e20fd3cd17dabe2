import { endsOf } from '../../conversation/conversation';
import type { RankedFigure, RankingAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import type { FigureWords, Table } from './figure-card';
import { endsSentence, officialSentence, placeInWords, regionInWords, unitSentence } from './figures';
import { optional, type Wording } from './presented';

/** The parts of an area in order, the asked end first. */
export function rankingWords(answer: RankingAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, year, gender, area, level, order, places, lacking, above } = answer;
  const sentences = [
    ...unitSentence(indicator, wording),
    ...endsSentence(places, indicator, wording),
    ...officialSentence(above, indicator, wording),
    ...optional(lacking > 0 ? text('answer.rankingLacking', { count: lacking }) : undefined),
  ];
  const inWords = places.map((place) => rowOf(place, answer, wording).join(' '));
  return {
    heading: text(`answer.rankingHeading.${order}`, { level }),
    where: placeInWords(regionInWords(area, language), year, gender, wording),
    sentences,
    pictureText: [text('picture.bars'), ...sentences, `${inWords.join('; ')}.`].join(' '),
    table: rankingTable(answer, wording),
  };
}

function rankingTable(answer: RankingAnswer, wording: Wording): Table {
  const { text } = wording;
  const { first, between, last } = endsOf(answer);
  const row = (place: RankedFigure) => rowOf(place, answer, wording);
  const others = between > 0 ? [[text('answer.rankingOthers', { count: between }), '…']] : [];
  return {
    widths: [3, 1],
    header: [text('answer.region'), text('answer.value')],
    rows: [...first.map(row), ...others, ...last.map(row)],
  };
}

/** "1. Vantaa" and "12,3". */
function rowOf({ place, region, value }: RankedFigure, { indicator }: RankingAnswer, { language }: Wording) {
  return [`${place}. ${regionInWords(region, language)}`, formatNumber(value, indicator.decimals, language)];
}
