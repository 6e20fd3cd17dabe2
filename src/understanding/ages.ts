import type { Group } from './lexicon';
import { said, spanAt } from './spans';
import type { Token } from './tokens';
import type { School } from './vocabulary';

/** Whom a text asks about by age or by grade at school. */
export interface AgesFound {
  /** Both ends included; "yli 65-vuotiaat" are from 65, as statistics count them. */
  readonly ages: { readonly from?: number; readonly to?: number };
  readonly group: Group;
  readonly school?: School;
  /** The positions of the words that say it. */
  readonly tokens: ReadonlySet<number>;
}

const old =
  '(?:-? ?vuotia\\p{L}*|-? ?vuotias|-? ?vuoden ik\\p{L}+|-v|v| vuotta|-? ?åring\\p{L}*|-? ?årig\\p{L}*| år(?: gamla)?|' +
  "-?years?(?:-| )olds?|[ -]year-olds?| years?(?: old| of age)?|s|:s|'s|)";
const age = (name: string) => `(?<${name}>\\d{1,2})`;

const wordings: readonly RegExp[] = [
  said(`(?:(?:aged|ages|iältään|åldern) )?${age('from')}(?:-| | to | and | och )${age('to')}${old.replace('|)', ')')}`),
  said(`(?:aged|ages|åldern|between) ${age('from')}(?:-| | to | and | och | till )${age('to')}(?:${old})`),
  said(`(?:yli|vähintään|över|minst|over|above|at least|older than|aged over) ${age('from')}${old}`),
  said(`(?:alle|korkeintaan|enintään|under|below|younger than|aged under|högst) ${age('below')}${old}`),
  said(`${age('from')}(?: vuotta)? täyttän\\p{L}*`),
  said(`(?:som )?(?:har )?(?:fyllda|fyllt) ${age('from')}(?: år)?|${age('from2')} år fyllda`),
  said(
    `(?:aged )?${age('from')}(?: years)? (?:and|or|och|ja|eller|tai) (?:over|older|above|up|äldre|uppåt|vanhemm\\p{L}+)`,
  ),
  said(`${age('from')}\\+`),
  said(`${age('only')}(?:-? ?vuotia\\p{L}+|-? ?åring\\p{L}*|-? ?åriga?|[ -]year-olds?)`),
];

const grades = said(
  '(?<grade>[1-9]) (?:(?:ja|och|and|ja) )?(?:[1-9] )?(?:luokka\\p{L}*|luokan|luokki\\p{L}*|luokkalai\\p{L}*|luokal\\p{L}*)|' +
    '(?<grade2>[1-9])(?:-| )?luok\\p{L}*|(?:åk|årskurs|årskurserna|grades?|year) (?<grade3>[1-9])(?:(?: och| and| ja)? [1-9](?:-[1-9])?)?',
);

/** The ages or school grades a text states, or undefined. */
export function findAges(tokens: readonly Token[]): AgesFound | undefined {
  const text = tokens.map(({ word }) => word).join(' ');
  for (const wording of wordings) {
    const match = wording.exec(text);
    if (!match) continue;
    const ages = agesOf(match.groups ?? {});
    return { ages, group: groupOf(ages), tokens: spanAt(tokens, match.index, match[0].length) };
  }
  return findGrade(tokens, text);
}

function findGrade(tokens: readonly Token[], text: string): AgesFound | undefined {
  const match = grades.exec(text);
  if (!match) return undefined;
  const { grade, grade2, grade3 } = match.groups ?? {};
  const isLower = Number(grade ?? grade2 ?? grade3) >= 7;
  return {
    ages: {},
    group: isLower ? 'young' : 'children',
    school: isLower ? 'lower' : 'primary',
    tokens: spanAt(tokens, match.index, match[0].length),
  };
}

function agesOf(groups: Readonly<Record<string, string | undefined>>): AgesFound['ages'] {
  const { from = groups.from2, to, below, only } = groups;
  if (only !== undefined) return { from: Number(only), to: Number(only) };
  if (below !== undefined) return { to: Number(below) - 1 };
  return { ...(from === undefined ? {} : { from: Number(from) }), ...(to === undefined ? {} : { to: Number(to) }) };
}

function groupOf({ from = 0, to = 120 }: AgesFound['ages']): Group {
  if (from >= 60) return 'elderly';
  if (to <= 14 || (from < 13 && to < 18)) return 'children';
  return from >= 13 && to <= 29 ? 'young' : 'adults';
}
