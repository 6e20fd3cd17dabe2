import { join } from 'node:path';
import type { Clock } from '../base/base';
import type { Edition, Indicator, Indicators } from '../indicators/indicators';
import type { DocumentStore } from '../store/store';
import { readLexicon } from '../understanding/understanding';
import { type Choice, chooseIndicator } from './choice';
import { finnishTime } from './finnish-time';
import { createGapLog, type GapLog } from './gap-log';
import { createKnowledge, type Knowledge } from './knowledge';
import { createKnownWords } from './known-words';
import type { KnownWords } from './mending';
import type { AskedQuestion, Candidate, Question, QuestionAnswer, Understood } from './question-answer';
import { type Reading, readQuestion } from './reading';
import { reasonsFor } from './reasons';

export interface Questions extends Pick<GapLog, 'counts' | 'unanswered'> {
  /** Answers a question and notes it in the gap log. A number is given only when every word of the question is understood. */
  ask(question: AskedQuestion): Promise<QuestionAnswer>;
  /** Answers a question and notes nothing; for trying out and measuring. `understood` is what was read out of it. */
  answer(question: Question): Promise<{ readonly answer: QuestionAnswer; readonly understood: Understood }>;
}

interface Parts {
  readonly indicators: Pick<Indicators, 'edition' | 'lookUp'>;
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** The region (maakunta) to answer for when a question names no place. */
  readonly homeArea: string;
}

const lexiconFolder = join(__dirname, '..', '..', 'data', 'lexicon');

// A longer text is a story, not a question: part of it would be answered at best.
const questionCharacters = 500;

export function createQuestions({ indicators, store, clock, homeArea }: Parts): Questions {
  const lexicon = readLexicon(lexiconFolder);
  const log = createGapLog({ store, clock });
  let knowledge: Knowledge | undefined;
  let isKnown: KnownWords['isKnown'] | undefined;

  function knowledgeOf(edition: Edition): Knowledge {
    if (knowledge?.edition.id !== edition.id) {
      knowledge = createKnowledge(edition, homeArea);
      isKnown = createKnownWords(knowledge);
    }
    return knowledge;
  }

  async function answer({ text, language = 'fi', now = clock.now() }: Question) {
    const known = knowledgeOf(indicators.edition());
    const thisYear = finnishTime(now).year;
    const reading = readQuestion(
      { text: text.slice(0, questionCharacters), language, thisYear },
      { places: known.places, lexicon, isKnown: isKnown ?? createKnownWords(known) },
    );
    const { intent, regions, level, years, gender } = reading;
    const isFuture = years?.kind === 'year' && years.year > thisYear;
    const understood = { intent, regions, gender, isFuture, ...(level ? { level } : {}), ...(years ? { years } : {}) };
    const found: QuestionAnswer =
      text.length > questionCharacters
        ? { kind: 'notUnderstood', language: reading.language }
        : await answerReading(reading, isFuture, known, indicators);
    return { answer: found, understood };
  }

  return {
    async ask(question) {
      const { answer: found } = await answer(question);
      await log.record(question, found);
      return found;
    },
    answer,
    counts: log.counts,
    unanswered: log.unanswered,
  };
}

async function answerReading(
  reading: Reading,
  isFuture: boolean,
  knowledge: Knowledge,
  indicators: Parts['indicators'],
): Promise<QuestionAnswer> {
  const { intent, language } = reading;
  if (intent === 'associations' || intent === 'elsewhere') return { kind: 'outOfScope', language };
  const choice = chooseIndicator(reading, knowledge);
  if (choice.kind === 'none') return { kind: 'notUnderstood', language };
  if (choice.kind === 'clear' && intent === 'define') {
    const indicator = knowledge.edition.indicators.get(choice.indicator);
    if (indicator) return define(indicator, reading, knowledge.edition);
  }
  // Trends, comparisons and rankings ask for more than one figure: one figure would be a wrong answer to them.
  if (choice.kind === 'clear' && (intent === 'value' || !knowledge.edition.indicators.has(choice.indicator))) {
    return lookUp(choice.indicator, { reading, isFuture, knowledge, indicators });
  }
  return offer(choice, reading, knowledge);
}

async function define(indicator: Indicator, { language }: Reading, edition: Edition): Promise<QuestionAnswer> {
  const description = await edition.description(indicator.id);
  return { kind: 'definition', indicator, language, ...(description ? { description } : {}) };
}

interface LookUpParts {
  readonly reading: Reading;
  readonly isFuture: boolean;
  readonly knowledge: Knowledge;
  readonly indicators: Parts['indicators'];
}

async function lookUp(indicator: number, parts: LookUpParts): Promise<QuestionAnswer> {
  const { reading, isFuture, knowledge, indicators } = parts;
  const { language, gender } = reading;
  const region = reading.regions[0] ?? (await defaultRegion(indicator, knowledge));
  const found = await indicators.lookUp({ indicator, region, gender, ...yearOf(reading) });
  if (found.kind === 'found') return { kind: 'answer', answer: found, language };
  // Whatever else is missing, no download brings a year that has not been.
  return { kind: 'missing', missing: isFuture ? { ...found, reason: 'noSuchYear' } : found, language };
}

/** The home area if the indicator has figures for it, else the whole country; the answer names which. */
async function defaultRegion(indicator: number, { edition, defaultRegions }: Knowledge): Promise<number> {
  const values = await edition.values(indicator);
  return defaultRegions.find((region) => values?.regions.has(region)) ?? defaultRegions.at(-1) ?? 0;
}

function offer(
  choice: Exclude<Choice, { kind: 'none' }>,
  reading: Reading,
  { edition, defaultRegions }: Knowledge,
): QuestionAnswer {
  const { language, gender, years } = reading;
  const region = edition.regions.get(reading.regions[0] ?? defaultRegions[0] ?? 0);
  // An edition without places has no figure to offer.
  if (!region) return { kind: 'notUnderstood', language };
  const candidates =
    choice.kind === 'open' ? choice.candidates : [edition.indicators.get(choice.indicator)].flatMap((one) => one ?? []);
  const reasons = reasonsFor(reading, candidates);
  const toCandidate = (indicator: Indicator): Candidate => ({
    indicator,
    to: {
      ask: 'value',
      indicator: indicator.id,
      regions: [region.id],
      gender,
      ...(years?.kind === 'year' ? { years } : {}),
    },
  });
  return { kind: 'candidates', candidates: candidates.map(toCandidate), reasons, regions: [region], language };
}

function yearOf({ years }: Pick<Reading, 'years'>): { readonly year?: number } {
  return years?.kind === 'year' ? { year: years.year } : {};
}
