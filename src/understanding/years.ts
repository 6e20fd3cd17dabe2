import type { Token } from './tokens';

/** The years a text asks for, as stated: nothing is filled in. */
export type YearSpan =
  | { readonly kind: 'year'; readonly year: number }
  /** One end may be open: "since 2015". */
  | { readonly kind: 'range'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'last'; readonly years: number };

export interface YearsFound {
  readonly span: YearSpan;
  /** The positions of the words that say it. */
  readonly tokens: ReadonlySet<number>;
}

const relativeYears: readonly (readonly [first: RegExp, second: RegExp, offset: number])[] = [
  [/^(?:viime|viimevuo\p{L}+)$/u, /^vuo(?:nna|den|delta|tena)$/, -1],
  [/^(?:i|under)$/, /^fjol(?:året)?$/, -1],
  [/^förra$/, /^år(?:et|ets)?$/, -1],
  [/^(?:last|previous)$/, /^year(?:'s)?$/, -1],
  [/^toissa$/, /^vuo(?:nna|den)$/, -2],
  [/^(?:tänä|tämän)$/, /^vuo(?:nna|den)$/, 0],
  [/^i$/, /^år$/, 0],
  [/^this$/, /^year(?:'s)?$/, 0],
  [/^ensi$/, /^vuo(?:nna|den)$/, 1],
  [/^nästa$/, /^år$/, 1],
  [/^next$/, /^year(?:'s)?$/, 1],
];

const since = /^(?:vuodesta|lähtien|alkaen|sedan|från|since|from)$/;
const until = /^(?:vuoteen|asti|saakka|till|until)$/;
const latest = /^(?:viime|viimei\p{L}+|senaste|last|past)$/u;
const yearWord = /^(?:vuo\p{L}+|år|åren|years?)$/u;

const numberWords: readonly RegExp[] = [
  /^(?:kahden|två|two)$/,
  /^(?:kolmen|tre|three)$/,
  /^(?:neljän|fyra|four)$/,
  /^(?:viiden|fem|five)$/,
  /^(?:kuuden|sex|six)$/,
  /^(?:seitsemän|sju|seven)$/,
  /^(?:kahdeksan|åtta|eight)$/,
  /^(?:yhdeksän|nio|nine)$/,
  /^(?:kymmenen|tio|ten)$/,
];

/** The years a text states, or undefined; relative ones ("viime vuonna", "i fjol") count from `thisYear`. */
export function findYears(tokens: readonly Token[], thisYear: number): YearsFound | undefined {
  return findLast(tokens) ?? findStated(tokens) ?? findRelative(tokens, thisYear);
}

function findLast(tokens: readonly Token[]): YearsFound | undefined {
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    const [first, second, third] = [tokens[at]?.word ?? '', tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
    // "viimeisen viiden vuoden", "the last five years" and "viiden viime vuoden" alike.
    const count = latest.test(first) ? numberOf(second) : latest.test(second) ? numberOf(first) : undefined;
    if (count !== undefined && yearWord.test(third)) {
      return { span: { kind: 'last', years: count }, tokens: new Set([at, at + 1, at + 2]) };
    }
  }
  return undefined;
}

function numberOf(word: string): number | undefined {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  const found = numberWords.findIndex((pattern) => pattern.test(word));
  return found < 0 ? undefined : found + 2;
}

function findStated(tokens: readonly Token[]): YearsFound | undefined {
  const years: number[] = [];
  const used = new Set<number>();
  let open: 'from' | 'to' | undefined;
  tokens.forEach(({ word }, index) => {
    const stated = /^((?:19|20|21)\d\d)(?:-((?:19|20|21)\d\d))?(?::\p{L}+)?$/u.exec(word);
    if (stated) years.push(...stated.slice(1).filter(Boolean).map(Number));
    if (since.test(word)) open = 'from';
    if (until.test(word)) open ??= 'to';
    if (stated || since.test(word) || until.test(word)) used.add(index);
  });
  const [first, ...others] = years;
  if (first === undefined) return undefined;
  if (others.length > 0) {
    return { span: { kind: 'range', from: Math.min(...years), to: Math.max(...years) }, tokens: used };
  }
  return { span: open ? { kind: 'range', [open]: first } : { kind: 'year', year: first }, tokens: used };
}

function findRelative(tokens: readonly Token[], thisYear: number): YearsFound | undefined {
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    for (const [first, second, offset] of relativeYears) {
      if (first.test(tokens[at]?.word ?? '') && second.test(tokens[at + 1]?.word ?? '')) {
        return { span: { kind: 'year', year: thisYear + offset }, tokens: new Set([at, at + 1]) };
      }
    }
  }
  return undefined;
}
