import type { FigureQuestion, Indicator } from '../../indicators/indicators';
import type { Lexicon } from '../../understanding/understanding';
import { type People, peopleBeside } from '../choosing/asked';
import { peopleFit } from '../choosing/fit';
import { relatives } from '../choosing/relatives';
import { factsOf } from '../choosing/title-facts';
import type { Knowledge } from '../knowledge';
import type { Reading } from '../reading/reading';
import type { Wanted } from './figure-question';
import { openingWords } from './openers';

/** A question in the light of the last one. */
export type Continued =
  /** It stands by itself, or only its subject is new: `reading` has all that it takes. */
  | { readonly kind: 'whole'; readonly reading: Reading }
  /** The last one's indicator, or its likes for the people named now; without any such it is no answer, only to be offered. */
  | {
      readonly kind: 'same';
      readonly indicators: readonly Indicator[];
      readonly isAnswer: boolean;
      readonly wanted: Wanted;
    }
  /** It leaves its subject out, and there is none to go on from. */
  | { readonly kind: 'cutShort' };

/**
 * Reads a question after the person's last one: what names no subject is about the last subject, and "entä työttömyys?" is the
 * last question about another subject. A question with both subject and place is a whole one, however it begins.
 */
export function continueFrom(reading: Reading, last: FigureQuestion | undefined, known: KnownSubjects): Continued {
  const { intent, regions } = reading;
  const isElsewhere = intent === 'associations' || intent === 'elsewhere' || intent === 'needs';
  if (isElsewhere) return { kind: 'whole', reading };
  const hasOpener = openingWords(reading.tokens) > 0;
  const people = peopleBeside(reading, new Set());
  if (hasSubject(reading, people, hasOpener)) {
    const isNew = regions.length > 0 || !hasOpener || !last;
    return { kind: 'whole', reading: isNew ? reading : { ...reading, ...merge(reading, last, known.knowledge) } };
  }
  if (!statesSomething(reading) && people.isOpen) return { kind: 'whole', reading };
  const indicator = last && known.knowledge.edition.indicators.get(last.indicator);
  if (!last || !indicator) return { kind: 'cutShort' };
  const fitting = ofPeople(indicator, people, known);
  const isAnswer = fitting.length > 0;
  const wanted = merge(reading, last, known.knowledge);
  return { kind: 'same', indicators: isAnswer ? fitting : [indicator], isAnswer, wanted };
}

/** What subjects there are. */
export interface KnownSubjects {
  readonly knowledge: Knowledge;
  readonly lexicon: Pick<Lexicon, 'concepts'>;
}

/**
 * True when it says what it is about. How many people of some ages there are is a subject, too; but after an opener such
 * people are whom the last subject is asked of.
 */
function hasSubject({ concepts, content }: Reading, people: People, isOpened: boolean): boolean {
  const isOfPeople = (index: number) => people.words.has(index);
  const beside = concepts.some(({ named }) => [...named].some((index) => !isOfPeople(index)));
  if (beside || content.some((index) => !isOfPeople(index))) return true;
  return !isOpened && (concepts.length > 0 || people.ages !== undefined);
}

function statesSomething({ regions, years, gender, intent }: Reading): boolean {
  return regions.length > 0 || years !== undefined || gender !== 'total' || intent !== 'value';
}

/** The indicator itself when it is about the people named, or nobody is named; else its likes that are. */
function ofPeople(indicator: Indicator, people: People, { knowledge, lexicon }: KnownSubjects): readonly Indicator[] {
  if (people.isOpen) return [indicator];
  // Boys and girls may be children or young people: the last question has told which.
  const isYouth = [...people.groups].every((group) => group === 'young') && factsOf(indicator).groups.has('children');
  if (peopleFit(indicator, people) === 'own' || (isYouth && !people.ages)) return [indicator];
  const likes = relatives(indicator, knowledge).filter((like) => peopleFit(like, people) === 'own');
  if (likes.length > 0 || people.ages) return likes;
  const concept = lexicon.concepts.find(({ targets }) => knowledge.idsOf(targets).includes(indicator.id));
  const ids = knowledge.idsOf([...people.groups].flatMap((group) => concept?.groups[group] ?? []));
  return ids.flatMap((id) => knowledge.edition.indicators.get(id) ?? []).slice(0, 1);
}

/** What the question states, and for the rest what the last one did. */
function merge(reading: Reading, last: FigureQuestion, knowledge: Knowledge): Wanted {
  const { intent, regions } = mergeRegions(reading, last, knowledge);
  const years = reading.years ?? (intent === 'trend' && last.years?.kind === 'year' ? undefined : last.years);
  const level = reading.level ?? last.level;
  // A ranking that tells no end wants the highest, also after one of the lowest.
  const order = reading.intent === 'rank' ? reading.order : last.order;
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
