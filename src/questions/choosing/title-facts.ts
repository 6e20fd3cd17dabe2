import type { Indicator } from '../../indicators/indicators';
import { type Ages, findAges, type Group, type School, tokenize } from '../../understanding/understanding';
import { familyOf } from './families';

/** What the Finnish title of an indicator tells beside its subject. */
export interface TitleFacts {
  /** The same for the indicators of one family. */
  readonly family: string;
  /** Whom the figure is about; nobody in particular when `isWhole`. */
  readonly groups: ReadonlySet<Group>;
  readonly ages?: Ages;
  /** Whose pupils or students it is about. */
  readonly school?: School;
  /** About the whole population. */
  readonly isWhole: boolean;
  readonly traits: ReadonlySet<Trait>;
}

/** What makes a figure right only for a question that asks for it. */
export type Trait = keyof typeof traitTitles;

const traitTitles = {
  ended: /\(-\s?\d{4}\)/,
  forecast: /ennuste/i,
  abroad: /\((?:EU|Pohjoismaat)\)/i,
  money: /euroa|kustannu|menot\b|tuotot\b|maksu\b/i,
  // One slice of a service: who paid or produced it.
  provider: /myydyt|ostetut|omat palvelut|kustantamat|palvelusetel/i,
  education: /(?:matala|keski|korkea)[\p{L}-]* ?koulutus/iu,
  unadjusted: /ikävakioimaton|keskiväkiluku/i,
  count: /\blkm\b|lukumäärä/i,
} as const;

const schoolTitles: readonly (readonly [title: RegExp, school: School, ages: Ages])[] = [
  [/4\. ja 5\. luok/, 'primary', { from: 10, to: 12 }],
  [/8\. ja 9\. luok/, 'lower', { from: 14, to: 16 }],
  [/lukio/i, 'upper', { from: 16, to: 18 }],
  [/ammatillisen oppilait/i, 'vocational', { from: 16, to: 18 }],
];

const groupTitles: Readonly<Record<Group, RegExp>> = {
  children: /\d\. ja 5\. luok|(?:^|\P{L})(?:lapsi(?!perh)|lapse|lapset|lasten)/iu,
  young: /8\. ja 9\. luok|lukio|ammatillisen oppilait|(?:^|\P{L})nuor/iu,
  adults: /(?:^|\P{L})aikuis/iu,
  elderly: /ikäänty|(?:^|\P{L})iäkk|vanhus|vanhain/iu,
};

const known = new WeakMap<Indicator, TitleFacts>();

/** The facts of an indicator's title; read once for each indicator. */
export function factsOf(indicator: Indicator): TitleFacts {
  let facts = known.get(indicator);
  if (!facts) {
    facts = readTitle(indicator.title.fi ?? String(indicator.id));
    known.set(indicator, facts);
  }
  return facts;
}

function readTitle(title: string): TitleFacts {
  const [, school, pupils] = schoolTitles.find(([pattern]) => pattern.test(title)) ?? [];
  const ages = pupils ?? agesIn(title);
  const named = (Object.keys(groupTitles) as Group[]).filter((group) => groupTitles[group].test(title));
  const groups = new Set([...named, ...(ages ? groupsOf(ages) : [])]);
  const traits = (Object.keys(traitTitles) as Trait[]).filter((trait) => traitTitles[trait].test(title));
  return {
    family: familyOf(title),
    groups,
    ...(ages ? { ages } : {}),
    ...(school ? { school } : {}),
    isWhole: groups.size === 0 && (!ages || isEverybody(ages)),
    traits: new Set(traits),
  };
}

function agesIn(title: string): Ages | undefined {
  // Most titles name no ages, and a start reads all of them.
  const found = /vuotia|täyttän/.test(title) ? findAges(tokenize(title)) : undefined;
  if (!found) return undefined;
  const { tokens: _, ...ages } = found;
  return ages;
}

/** From 15 years on, or up to the oldest: the part of the people that such a figure can be about at all. */
function isEverybody({ from = 0, to }: Ages): boolean {
  return to === undefined ? from <= 20 : from <= 18 && to >= 74;
}

/** The groups of people that ages belong to; none when they lie across groups ("55–74"). */
export function groupsOf({ from = 0, to = Number.POSITIVE_INFINITY }: Ages): Group[] {
  if (from >= 60) return ['elderly'];
  if (to <= 12) return ['children'];
  if (to <= 18) return from <= 12 ? ['children', 'young'] : ['young'];
  if (to <= 30) return ['young'];
  return from >= 15 && from <= 35 && to <= 69 ? ['adults'] : [];
}
