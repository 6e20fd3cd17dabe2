import { type Gender, type Indicator, type Region, unitOf } from '../../indicators/indicators';
import { formatNumber, type Language, localize } from '../../text/text';
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

/** "Lohja, 2023" or "Lohja, uusin vuosi, naiset": the gender is said when it is not all of them. */
export function placeInWords(region: string, year: number | 'latest', gender: Gender, { text }: Wording): string {
  const where = { region, year: year === 'latest' ? text('answer.latestYear') : String(year) };
  if (gender === 'total') return text('answer.where', where);
  return text('answer.whereGender', { ...where, gender: text(`answer.gender.${gender}`) });
}

/** The payload's `gender`: left out when it is all of them, which is what a missing one means. */
export function genderPayload(gender: Gender): { gender?: Gender } {
  return gender === 'total' ? {} : { gender };
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
