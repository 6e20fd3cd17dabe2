import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Indicator, IndicatorAnswer, Indicators, Region } from '../../indicators/indicators';
import {
  createPhrases,
  type Group,
  type PhraseLists,
  type Phrases,
  type Target,
} from '../../understanding/understanding';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import type { Needs } from '../shown';

/** What tells of some people's situation; fits a question that names the group and, where there are words, one of them. */
interface NeedsSet {
  readonly name: string;
  readonly group?: Group;
  readonly words?: PhraseLists;
  readonly targets: readonly Target[];
  /** How many of these people there are, as a share of all. */
  readonly share?: Target;
}

const file = join(__dirname, '..', '..', '..', 'data', 'needs.json');
const figuresAtMost = 6;

let prepared: { readonly sets: readonly NeedsSet[]; readonly words: Phrases<NeedsSet> } | undefined;

function readSets() {
  if (!prepared) {
    const sets: readonly NeedsSet[] = JSON.parse(readFileSync(file, 'utf8')).sets;
    prepared = { sets, words: createPhrases(sets.flatMap((set) => (set.words ? [[set, set.words] as const] : []))) };
  }
  return prepared;
}

/** What there is on a group by itself: how many they are, then what tells of their situation; undefined when we know of none. */
export function onGroup(
  group: Group,
  knowledge: Knowledge,
): { readonly share: Indicator; readonly others: readonly Indicator[] } | undefined {
  const set = readSets().sets.find((one) => one.group === group && one.share !== undefined);
  const share = set?.share === undefined ? undefined : likeliest(set.share, knowledge);
  if (!set || !share) return undefined;
  const others = set.targets.flatMap((target) => likeliest(target, knowledge) ?? []);
  return { share, others: others.filter((one) => one !== share) };
}

/** The figures of the situation of the people that a question names, as far as there are any; undefined for people of whom no set tells. */
export async function findNeeds(
  reading: Reading,
  knowledge: Knowledge,
  indicators: Pick<Indicators, 'lookUp'>,
): Promise<Needs | undefined> {
  const set = setFor(reading);
  const { edition, defaultRegions } = knowledge;
  const region = edition.regions.get(reading.regions[0] ?? defaultRegions[0] ?? 0);
  if (!set || !region) return undefined;
  const wanted = set.targets.flatMap((target) => likeliest(target, knowledge) ?? []);
  // The starter figures tell of nobody's situation.
  if (wanted.length === 0) return undefined;
  const figures: IndicatorAnswer[] = [];
  const lacking: Indicator[] = [];
  for (const indicator of wanted.slice(0, figuresAtMost)) {
    const found = await nearest(indicator, region, indicators);
    if (found) figures.push(found);
    else lacking.push(indicator);
  }
  return { ...(set.group ? { group: set.group } : {}), region, figures, lacking };
}

/** The set that asks for the most of what the question says. */
function setFor({ tokens, groups }: Reading): NeedsSet | undefined {
  const { sets, words } = readSets();
  const named = new Set(groups.values());
  const said = new Map<NeedsSet, number>();
  for (const match of words.find(tokens)) said.set(match.value, Math.max(said.get(match.value) ?? 0, match.words));
  const fitting = sets
    .filter((set) => (!set.group || named.has(set.group)) && (!set.words || said.has(set)))
    .map((set) => ({ set, points: (set.group ? 1 : 0) + 2 * (said.get(set) ?? 0) }));
  return fitting.toSorted((one, other) => other.points - one.points)[0]?.set;
}

/** Of several that one target means, one that has values. */
function likeliest(target: Target, { edition, idsOf }: Knowledge): Indicator | undefined {
  const ids = idsOf([target]);
  const id = ids.find((candidate) => edition.hasValues(candidate)) ?? ids[0];
  return id === undefined ? undefined : edition.indicators.get(id);
}

/** The latest of the region, or else of the nearest level above; official either way. */
async function nearest(
  { id }: Indicator,
  region: Region,
  indicators: Pick<Indicators, 'lookUp'>,
): Promise<IndicatorAnswer | undefined> {
  const found = await indicators.lookUp({ indicator: id, region: region.id });
  if (found.kind === 'found') return found;
  const above = found.instead && (await indicators.lookUp({ indicator: id, region: found.instead.region.id }));
  return above?.kind === 'found' ? above : undefined;
}
