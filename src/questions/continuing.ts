import type { FigureQuestion, Indicator } from '../indicators/indicators';
import { type People, peopleBeside } from './asked';
import { relatives } from './chips';
import type { Wanted } from './figure-question';
import { peopleFit } from './fit';
import type { Knowledge } from './knowledge';
import { openingWords } from './openers';
import type { Reading } from './reading';
import { factsOf } from './title-facts';

/** A question in the light of the last one. */
export type Continued =
  /** It stands by itself, or only its subject is new: `reading` has all that it takes. */
  | { readonly kind: 'whole'; readonly reading: Reading }
  /** The last one's indicator, or its likes for the group that was named now. */
  | { readonly kind: 'same'; readonly indicators: readonly Indicator[]; readonly wanted: Wanted }
  /** It leaves its subject out, and there is none to go on from. */
  | { readonly kind: 'cutShort' };

/**
 * Reads a question after the person's last one: what names no subject is about the last subject, and "entä työttömyys?" is the
 * last question about another subject. A question with both subject and place is a whole one, however it begins.
 */
export function continueFrom(reading: Reading, last: FigureQuestion | undefined, knowledge: Knowledge): Continued {
  const { intent, concepts, content, regions } = reading;
  const isElsewhere = intent === 'associations' || intent === 'elsewhere' || intent === 'needs';
  if (isElsewhere) return { kind: 'whole', reading };
  const people = peopleBeside(reading, new Set());
  const hasSubject = concepts.length > 0 || content.some((index) => !people.words.has(index));
  if (hasSubject) {
    const isNew = regions.length > 0 || openingWords(reading.tokens) === 0 || !last;
    return { kind: 'whole', reading: isNew ? reading : { ...reading, ...merge(reading, last, knowledge) } };
  }
  if (!statesSomething(reading) && people.words.size === 0) return { kind: 'whole', reading };
  const indicator = last && knowledge.edition.indicators.get(last.indicator);
  if (!last || !indicator) return { kind: 'cutShort' };
  const indicators = ofPeople(indicator, people, knowledge);
  if (indicators.length === 0) return { kind: 'cutShort' };
  return { kind: 'same', indicators, wanted: merge(reading, last, knowledge) };
}

function statesSomething({ regions, years, gender, intent }: Reading): boolean {
  return regions.length > 0 || years !== undefined || gender !== 'total' || intent !== 'value';
}

/** The indicator itself when it is about the people named, or nobody is named; else its likes that are. */
function ofPeople(indicator: Indicator, people: People, knowledge: Knowledge): readonly Indicator[] {
  if (people.words.size === 0) return [indicator];
  // Boys and girls may be children or young people: the last question has told which.
  const isYouth = [...people.groups].every((group) => group === 'young') && factsOf(indicator).groups.has('children');
  if (peopleFit(indicator, people) === 'own' || (isYouth && !people.ages)) return [indicator];
  return relatives(indicator, knowledge).filter((like) => peopleFit(like, people) === 'own');
}

/** What the question states, and for the rest what the last one did. */
function merge(reading: Reading, last: FigureQuestion, knowledge: Knowledge): Wanted {
  const { intent, regions } = mergeRegions(reading, last, knowledge);
  const years = reading.years ?? (intent === 'trend' && last.years?.kind === 'year' ? undefined : last.years);
  const level = reading.level ?? last.level;
  const order = reading.order ?? last.order;
  return {
    intent,
    regions,
    gender: reading.gender === 'total' ? last.gender : reading.gender,
    ...(years ? { years } : {}),
    ...(level ? { level } : {}),
    ...(order ? { order } : {}),
  };
}

function mergeRegions(
  { intent, regions, years }: Reading,
  last: FigureQuestion,
  { edition, defaultRegions }: Knowledge,
): Pick<Wanted, 'intent' | 'regions'> {
  const isArea = (id: number) => edition.regions.get(id)?.category !== 'KUNTA';
  if (intent === 'define') return { intent, regions: [] };
  if (intent === 'compare') {
    return { intent, regions: [...new Set([...(regions.length > 1 ? [] : last.regions), ...regions])] };
  }
  if (intent !== 'value') return { intent, regions: regions.length > 0 ? regions : last.regions };
  // One year of a trend is a value.
  if (last.ask === 'trend' && years) return { intent, regions: regions.length > 0 ? regions : last.regions };
  if (regions.length === 0) return { intent: last.ask, regions: last.regions };
  if (last.ask === 'rank') return { intent: regions.every(isArea) ? 'rank' : 'value', regions };
  if (last.ask !== 'compare') return { intent: last.ask, regions };
  const country = defaultRegions.at(-1);
  const isWithCountry = last.regions.some((id) => id === country);
  // Beside the country another region takes the first one's place; beside its likes it is one more.
  return {
    intent: 'compare',
    regions: [...new Set(isWithCountry ? [...regions, country ?? 0] : [...last.regions, ...regions])],
  };
}
