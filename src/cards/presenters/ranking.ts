import type { RankedFigure, RankingAnswer } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import type { FigureWords } from './figure-card';
import { placeInWords, regionInWords, valueInWords } from './figures';
import { optional, type Wording } from './presented';

/** The most places that a table shows: the asked end, and when there are more, the other end's last. */
const shownPlaces = 10;
const otherEnd = 3;

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

function shownRows({ indicator, places }: RankingAnswer, { text, language }: Wording): readonly (readonly string[])[] {
  const row = (place: RankedFigure) => [
    placeName(place, language),
    formatNumber(place.value, indicator.decimals, language),
  ];
  if (places.length <= shownPlaces) return places.map(row);
  const top = places.slice(0, shownPlaces - otherEnd);
  const bottom = places.slice(-otherEnd);
  const others = places.length - shownPlaces;
  return [...top.map(row), [text('answer.rankingOthers', { count: others }), '…'], ...bottom.map(row)];
}
