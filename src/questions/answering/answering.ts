import type { FigureQuestion, Indicator, Indicators } from '../../indicators/indicators';
import type { Lexicon } from '../../understanding/understanding';
import { candidatesAtMost } from '../choosing/candidates';
import { type Choice, chooseIndicator } from '../choosing/choice';
import { groupAlone } from '../choosing/group-alone';
import type { Knowledge } from '../knowledge';
import type { CandidatesAnswer, QuestionAnswer } from '../question-answer';
import type { Reading } from '../reading/reading';
import type { Shown } from '../shown';
import { chipsFor } from './chips';
import { continueFrom } from './continuing';
import { toFigureQuestion, type Wanted } from './figure-question';
import { findNeeds } from './needs';
import { reasonsFor } from './reasons';

/** What an answer is made from. */
export interface Answering {
  readonly knowledge: Knowledge;
  readonly lexicon: Lexicon;
  readonly indicators: Pick<Indicators, 'lookUp' | 'answer'>;
  readonly thisYear: number;
}

/**
 * Answers a question taken apart, going on from the person's last one where it leaves something out. A number is given only
 * when every word is understood; `read` is the reading with what came from the last question.
 */
export async function answerReading(
  reading: Reading,
  last: FigureQuestion | undefined,
  answering: Answering,
): Promise<{ readonly answer: QuestionAnswer; readonly read: Reading }> {
  const { language } = reading;
  const continued = continueFrom(reading, last, answering);
  switch (continued.kind) {
    case 'cutShort': {
      const alone = last ? undefined : groupAlone(reading, answering.knowledge);
      if (alone) return { answer: await answerChoice(alone, reading, answering), read: reading };
      if (!last && reading.near) return { answer: await answerWhole(reading, answering), read: reading };
      return { answer: { kind: 'notUnderstood', isCutShort: true, language }, read: reading };
    }
    case 'same': {
      const read = { ...reading, ...continued.wanted };
      const [indicator, ...others] = continued.indicators;
      const isClear = continued.isAnswer && indicator && others.length === 0;
      const choice: Choice = isClear
        ? { kind: 'clear', indicator: indicator.id }
        : { kind: 'open', candidates: continued.indicators.slice(0, candidatesAtMost) };
      return { answer: await answerChoice(choice, read, answering), read };
    }
    case 'whole':
      return { answer: await answerWhole(continued.reading, answering), read: continued.reading };
  }
}

async function answerWhole(reading: Reading, answering: Answering): Promise<QuestionAnswer> {
  const { intent, language } = reading;
  const isAboutAssociations = intent === 'associations';
  if (isAboutAssociations || intent === 'elsewhere') return { kind: 'outOfScope', isAboutAssociations, language };
  if (intent === 'needs') {
    const needs = await findNeeds(reading, answering.knowledge, answering.indicators);
    if (needs) return { kind: 'needs', needs, language };
  }
  const choice = chooseIndicator(reading, answering.knowledge);
  if (choice.kind === 'none') return { kind: 'notUnderstood', isCutShort: false, language };
  return answerChoice(choice, reading, answering);
}

async function answerChoice(
  choice: Exclude<Choice, { kind: 'none' }>,
  reading: Reading,
  answering: Answering,
): Promise<QuestionAnswer> {
  const { intent, language, years } = reading;
  const { edition } = answering.knowledge;
  const indicator = choice.kind === 'clear' ? edition.indicators.get(choice.indicator) : undefined;
  if (indicator && intent === 'define') {
    const description = await edition.description(indicator.id);
    const latest = await toFigureQuestion(indicator.id, { ...reading, intent: 'value' }, answering.knowledge);
    return { kind: 'definition', indicator, latest, language, ...(description ? { description } : {}) };
  }
  if (isFuture(reading, answering) && years?.kind === 'year') {
    return decline(years.year, indicator, reading, answering);
  }
  // What people need is no one figure; nor is what only their words, and no set, told.
  if (choice.kind === 'open' || (indicator && intent === 'needs')) {
    return offer(
      choice.kind === 'open' ? choice.candidates : [indicator].flatMap((one) => one ?? []),
      reading,
      answering,
    );
  }
  const asked = await toFigureQuestion(choice.indicator, reading, answering.knowledge);
  const unread = (choice.unread ?? []).flatMap((index) => reading.tokens[index]?.text ?? []);
  return { ...(await answerFigures(asked, answering, { corrections: reading.corrections ?? [], unread })), language };
}

/** Answers a question to the figures, with what can be changed about it. */
export async function answerFigures(
  asked: FigureQuestion,
  { knowledge, indicators }: Pick<Answering, 'knowledge' | 'indicators'>,
  { corrections, unread }: Pick<Shown, 'corrections' | 'unread'> = { corrections: [], unread: [] },
) {
  const answer = await indicators.answer(asked);
  const shown: Shown = { asked, chips: await chipsFor(asked, answer, knowledge), corrections, unread };
  return answer.kind === 'missing'
    ? ({ kind: 'missing', missing: answer, shown } as const)
    : ({ kind: 'answer', answer, shown } as const);
}

/** True when it asks for a year after this one. */
export function isFuture({ years }: Wanted, { thisYear }: Pick<Answering, 'thisYear'>): boolean {
  return years?.kind === 'year' && years.year > thisYear;
}

async function decline(
  year: number,
  indicator: Indicator | undefined,
  { years: _years, ...reading }: Reading,
  { knowledge }: Answering,
): Promise<QuestionAnswer> {
  const { language } = reading;
  if (!indicator) return { kind: 'future', year, language };
  const latest = await toFigureQuestion(indicator.id, reading, knowledge);
  return { kind: 'future', year, indicator, latest, language };
}

async function offer(
  indicators: readonly Indicator[],
  reading: Reading,
  { knowledge }: Answering,
): Promise<CandidatesAnswer> {
  const candidates = await Promise.all(
    indicators.map(async (indicator) => ({
      indicator,
      to: await toFigureQuestion(indicator.id, reading, knowledge),
    })),
  );
  const [first] = candidates;
  const isShared = (region: number) => candidates.every(({ to }) => to.regions.includes(region));
  return {
    kind: 'candidates',
    candidates,
    reasons: reasonsFor(reading, indicators),
    regions: (first?.to.regions ?? []).filter(isShared).flatMap((id) => knowledge.edition.regions.get(id) ?? []),
    language: reading.language,
  };
}
