import { unreachable } from '../../base/base';
import {
  type FigureQuestion,
  type Gender,
  type Indicator,
  type Region,
  type RegionFigure,
  unitOf,
} from '../../indicators/indicators';
import { formatNumber, type Language, localize, type Text } from '../../text/text';
import type { Wording } from './presented';

/** "9,5 % vastaavanikäisestä väestöstä", "1 785 / 1 000 asukasta" or "214". */
export function valueInWords(value: number, indicator: Indicator, language: Language): string {
  return formatNumber(value, indicator.decimals, language) + unitAfterNumber(indicator, language);
}

/** The unit with the space that parts it from a number; '' for plain counts. */
export function unitAfterNumber(indicator: Indicator, language: Language): string {
  const unit = unitOf(indicator, language);
  // English sets "9.5%", Finnish and Swedish "9,5 %".
  return unit === '' || (language === 'en' && unit.startsWith('%')) ? unit : ` ${unit}`;
}

export function regionInWords(region: Region, language: Language): string {
  return localize(region.title, language);
}

/** "Yksikkö: % työvoimasta." where the numbers stand without it; nothing for plain counts. */
export function unitSentence(indicator: Indicator, { text, language }: Wording): readonly string[] {
  const unit = unitOf(indicator, language);
  return unit === '' ? [] : [text('answer.unit', { unit })];
}

/** "Länsi-Uudenmaan hyvinvointialue 8,1; Koko maa 10,2": numbers beside one whose unit is said already. */
export function figuresInWords(figures: readonly RegionFigure[], indicator: Indicator, language: Language): string {
  return figures
    .map(
      ({ region, value }) => `${regionInWords(region, language)} ${formatNumber(value, indicator.decimals, language)}`,
    )
    .join('; ');
}

/** The official figures to compare with; nothing when there are none. */
export function officialSentence(above: readonly RegionFigure[], indicator: Indicator, wording: Wording) {
  if (above.length === 0) return [];
  return [wording.text('answer.official', { figures: figuresInWords(above, indicator, wording.language) })];
}

/** Which of several is highest and which lowest; nothing for a single one. */
export function endsSentence(figures: readonly RegionFigure[], indicator: Indicator, wording: Wording) {
  const { text, language } = wording;
  const sorted = [...figures].sort((one, other) => other.value - one.value);
  const [highest, lowest] = [sorted.at(0), sorted.at(-1)];
  if (!highest || !lowest || highest === lowest) return [];
  if (highest.value === lowest.value) return [text('answer.allSame')];
  const number = ({ value }: RegionFigure) => formatNumber(value, indicator.decimals, language);
  return [
    text('answer.ends', {
      highest: regionInWords(highest.region, language),
      highestValue: number(highest),
      lowest: regionInWords(lowest.region, language),
      lowestValue: number(lowest),
    }),
  ];
}

/** "Lohja, Vantaa ja Koko maa": the names as they are, for no form of them but this is always known. */
export function regionsInWords(regions: readonly Region[], language: Language): string {
  return new Intl.ListFormat(language).format(regions.map((region) => regionInWords(region, language)));
}

/** "Lohja, 2023" or "Lohja, uusin vuosi, naiset": the gender is said when it is not all of them. */
export function placeInWords(region: string, years: number | string, gender: Gender, { text }: Wording): string {
  const where = { region, year: String(years) };
  if (gender === 'total') return text('answer.where', where);
  return text('answer.whereGender', { ...where, gender: text(`answer.gender.${gender}`) });
}

/** "2019", "2015–2023", "viimeiset 5 vuotta", "uusin vuosi" or "kaikki vuodet". */
export function yearsAsked({ ask, years }: FigureQuestion, { text }: Wording): string {
  switch (years?.kind) {
    case undefined:
      return text(ask === 'trend' ? 'understood.allYears' : 'answer.latestYear');
    case 'year':
      return String(years.year);
    case 'range':
      return rangeInWords(years, text);
    case 'last':
      return text('understood.lastYears', { count: years.years });
    default:
      return unreachable(years);
  }
}

function rangeInWords({ from, to }: { from?: number; to?: number }, text: Text): string {
  if (from !== undefined && to !== undefined) return `${from}–${to}`;
  if (from !== undefined) return text('understood.since', { year: String(from) });
  return to === undefined ? text('understood.allYears') : text('understood.until', { year: String(to) });
}

/** Rising years with runs shortened: "1990–2012, 2015". */
export function yearsInWords(years: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && year === run.last + 1) run.last = year;
    else runs.push({ first: year, last: year });
  }
  return runs.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
