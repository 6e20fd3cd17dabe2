import type { Token } from './tokens';

/** An age or a span of ages, both ends included; an open end is absent. */
export interface Ages {
  readonly from?: number;
  readonly to?: number;
}

export interface AgesFound extends Ages {
  /** The positions of the words that say it. */
  readonly tokens: ReadonlySet<number>;
}

// Over the words parted by single blanks (a dash between two numbers has fallen away): a bound, one or two numbers, a word
// of age or of years, a word of those who are older.
const stated = new RegExp(
  '(?<=^| )' +
    '(?:(?<bound>yli|vähintään|över|minst|fyllt|fyllda|over|above|alle|under|below|aged?|ages|åldern|åldrarna)[ -])?' +
    '(?:(?<first>\\d{1,3})(?:[ -]| (?:to|till|och|and|ja) ))?(?<age>\\d{1,3})(?!\\d)' +
    '(?:(?<aged>s|\\+|[ -]?(?:vuotia|vuotis|åring|year-old|year old|plus)\\p{L}*)|[ -]?(?<time>v|vuotta|år|years?))?(?= |$)' +
    '(?<older> (?:täyttä\\p{L}*|fyll\\p{L}*|(?:(?:ja|och|and|or|tai|eller) )?' +
    '(?:vanhem\\p{L}*|äldre|older|over|above|ylöspäin|uppåt)))?(?= |$)',
  'gu',
);

const below = /^(?:alle|under|below)$/;
const atAge = /^(?:age|aged|ages|åldern|åldrarna)$/;
const oldest = 110;

/** The ages that a text states ("18–24-vuotiaat", "yli 75-vuotiaat", "65 år och äldre", "aged 75 and over"), or undefined. */
export function findAges(tokens: readonly Token[]): AgesFound | undefined {
  const text = tokens.map(({ word }) => word).join(' ');
  if (!/\d/.test(text)) return undefined;
  for (const match of text.matchAll(stated)) {
    const span = toAges(match.groups ?? {});
    if (span) return { ...span, tokens: positionsOf(text, match) };
  }
  return undefined;
}

function toAges({ bound = '', first, age, aged, time, older }: Readonly<Record<string, string | undefined>>) {
  const to = Number(age);
  if (to > oldest) return undefined;
  // A bare number with a bound is an age only where nobody would count: "over 75" is, "over 5" is not.
  const isBounded = bound !== '' && (time !== undefined || atAge.test(bound) || to >= 60);
  // "1–6 år" are ages; "6 år" alone may be how long something lasts.
  const isSpan = first !== undefined && time !== undefined && Number(first) < to;
  if (aged === undefined && older === undefined && !isBounded && !isSpan) return undefined;
  if (below.test(bound)) return { to: to - 1 };
  if (older !== undefined || aged === '+' || aged?.includes('plus')) return { from: to };
  if (first !== undefined && Number(first) < to) return { from: Number(first), to };
  return bound === '' || atAge.test(bound) ? { from: to, to } : { from: to };
}

function positionsOf(text: string, match: RegExpExecArray): Set<number> {
  const before = text.slice(0, match.index).split(' ').length - 1;
  return new Set(match[0].split(' ').map((_, offset) => before + offset));
}
