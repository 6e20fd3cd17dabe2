import { type Language, localize } from '../text/text';
import type { Indicator } from './edition';

// Titles end in their unit, in no form of their own: ", % vastaavanikäisestä väestöstä (THL)", "per 1000 inhabitants",
// ", euroa / asukas", "osuus (%), 65 vuotta täyttäneet". Group 1 is the unit; the first pattern that fits counts.
const unitPatterns: readonly RegExp[] = [
  /\((%)\)/,
  /,?\s+((?:1\s?000 |miljoonaa |miljoner |million )?eur(?:oa?|ot)?\b[^,(]*)/,
  /,?\s+((?:1\s?000 )?(?:litraa|liter|litres)\b[^,(]*)/,
  // A bare "%" after a digit is the strength of alcohol ("100 % alkoholia").
  /(?:,\s+(?:as )?|\s+as |(?<!\d)\s+)(%(?:\s[^,(]*)?)(?=,|\(|$)/,
  // "1 000", "10 000", "100,000"; "per 31.12." is a date.
  /,?\s*((?:\/|\bper)\s*1[0\s,]*0(?=\s|$)[^,(]*)/,
  /,?\s*((?:\/ asukas|\/ invånare|per capita|per invånare)\b)/,
];

/** What the indicator is measured in, as its title says: "% vastaavanikäisestä väestöstä", "/ 1 000 asukasta"; '' for plain counts. */
export function unitOf(indicator: Pick<Indicator, 'title'>, language: Language): string {
  return part(localize(indicator.title, language)).unit;
}

/** The indicator's title without its unit. */
export function nameOf(indicator: Pick<Indicator, 'title'>, language: Language): string {
  return part(localize(indicator.title, language)).name;
}

/**
 * The indicator with as many decimals as these values of it need: none when all are whole. The source gives one decimal
 * to counts of people, too.
 */
export function withFittingDecimals(indicator: Indicator, values: readonly number[]): Indicator {
  return values.every(Number.isInteger) ? { ...indicator, decimals: 0 } : indicator;
}

function part(title: string): { name: string; unit: string } {
  for (const pattern of unitPatterns) {
    const match = pattern.exec(title);
    if (!match?.[1]) continue;
    const name = `${title.slice(0, match.index)} ${title.slice(match.index + match[0].length)}`;
    return {
      name: name
        .replace(/\s+/g, ' ')
        .replace(/ (?=,)|[ ,]+$/g, '')
        .trim(),
      unit: match[1].trim(),
    };
  }
  return { name: title, unit: '' };
}
