import { endsOf } from '../../conversation/conversation';
import type { RankedFigure, RankingAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import type { FigureWords } from './figure-card';
import { placeInWords, regionInWords, valueInWords } from './figures';
import { optional, type Wording } from './presented';

/** The parts of an area in order, the asked end first. */
export function rankingWords(answer: RankingAnswer, wording: Wording): FigureWords {
  const { text, language } = wording;
  const { indicator, year, gender, area, level, order, places, lacking, above } = answer;
  const official = above.map(
    ({ region, value }) => `${regionInWords(region, language)} ${valueInWords(value, indicator, language)}`,
  );
  const sentences = [
    ...optional(official.length > 0 ? text('answer.official', { figures: official.join('; ') }) : undefined),
    ...optional(lacking > 0 ? text('answer.rankingLacking', { count: lacking }) : undefined),
  ];
  const inWords = places.map(
    (place) => `${placeName(place, language)} ${formatNumber(place.value, indicator.decimals, language)}`,
  );
  return {
    heading: text(`answer.rankingHeading.${order}`, { level }),
    where: placeInWords(regionInWords(area, language), year, gender, wording),
    sentences,
    pictureText: `${text('picture.bars')} ${inWords.join('; ')}.`,
    table: {
      widths: [3, 1],
      header: [text('answer.region'), text('answer.value')],
      rows: shownRows(answer, wording),
    },
  };
}

function placeName({ place, region }: RankedFigure, language: Wording['language']): string {
  return `${place}. ${regionInWords(region, language)}`;
}

function shownRows(answer: RankingAnswer, { text, language }: Wording): readonly (readonly string[])[] {
  const { indicator } = answer;
  const row = (place: RankedFigure) => [
    placeName(place, language),
    formatNumber(place.value, indicator.decimals, language),
  ];
  const { first, between, last } = endsOf(answer);
  const others = between > 0 ? [[text('answer.rankingOthers', { count: between }), '…']] : [];
  return [...first.map(row), ...others, ...last.map(row)];
}
