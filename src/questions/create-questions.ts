import { join } from 'node:path';
import type { Clock } from '../base/base';
import type { Edition, FigureQuestion, Indicators } from '../indicators/indicators';
import type { DocumentStore } from '../store/store';
import { cleanLine, type Language, languages } from '../text/text';
import { readLexiconFile } from '../understanding/understanding';
import { type Answering, answerFigures, answerReading, isFuture } from './answering/answering';
import { relatives } from './choosing/relatives';
import { finnishTime } from './finnish-time';
import type { LastAsked } from './follow-ups';
import { createKnowledge, type Knowledge } from './knowledge';
import { createGapLog, type GapLog } from './learning/gap-log';
import { withoutNames } from './learning/names-left-out';
import { createSchool, type School } from './learning/school';
import { createTaughtWords } from './learning/taught-words';
import type { AskedQuestion, Question, QuestionAnswer, Understood } from './question-answer';
import { createKnownWords, wordsKnownAmong } from './reading/known-words';
import { preparePlaces, prepareWords } from './reading/mending';
import { type Reading, readQuestion } from './reading/reading';
import { warmUp } from './warm-up';

export interface Questions extends Pick<GapLog, 'counts' | 'gaps'> {
  /**
   * Answers a question and notes it in the gap log. A number is given only when every word of it is understood. `last` is what
   * the person's next question may go on from, and what a press may tell of.
   */
  ask(question: AskedQuestion): Promise<{ readonly answer: QuestionAnswer; readonly last: LastAsked | undefined }>;
  /** Makes the current edition ready, so that the first question need not wait for it; for a start and after a sync. */
  prepare(): Promise<void>;
  /** Answers a question and notes nothing; for trying out and measuring. `understood` is what was read out of it. */
  answer(question: Question): Promise<{ readonly answer: QuestionAnswer; readonly understood: Understood }>;
  /** Answers what a button asks, everything in it looked up again; undefined when it names what there is not. */
  show(figures: FigureQuestion): Promise<FigureQuestionAnswer | undefined>;
  /** Notes that somebody picked this indicator, of those offered or instead of the answered one; nothing when it was neither. */
  picked(last: LastAsked, indicator: number): Promise<void>;
  readonly school: School;
}

type FigureQuestionAnswer = Awaited<ReturnType<typeof answerFigures>>;

interface Parts {
  readonly indicators: Pick<Indicators, 'edition' | 'lookUp' | 'answer'>;
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** The region (maakunta) to answer for when a question names no place. */
  readonly homeArea: string;
}

const lexiconFolder = join(__dirname, '..', '..', 'data', 'lexicon');

// A longer text is a story, not a question: part of it would be answered at best.
const questionCharacters = 500;

/** What the questions of one edition are read with. */
interface Known {
  readonly knowledge: Knowledge;
  readonly isKnownWord: ReturnType<typeof createKnownWords>;
}

export function createQuestions({ indicators, store, clock, homeArea }: Parts): Questions {
  const words = createTaughtWords({ store, clock, shipped: readLexiconFile(lexiconFolder) });
  const log = createGapLog({ store, clock });
  let known: Known | undefined;

  function knownOf(edition: Edition): Known {
    if (known?.knowledge.edition.id !== edition.id) {
      const knowledge = createKnowledge(edition, homeArea);
      known = { knowledge, isKnownWord: createKnownWords(knowledge) };
    }
    return known;
  }

  async function read({ text, language = 'fi', now = clock.now() }: Question) {
    const { knowledge, isKnownWord } = knownOf(indicators.edition());
    const lexicon = await words.lexicon();
    const thisYear = finnishTime(now).year;
    const short = text.slice(0, questionCharacters);
    const reading = readQuestion(
      { text: short, language, thisYear },
      { places: knowledge.places, lexicon, isKnown: isKnownWord },
    );
    return { reading, isKnownWord, answering: { knowledge, lexicon, indicators, thisYear } };
  }

  async function answerOne(question: Question) {
    const { text, last } = question;
    // A few words seldom show their language: they have that of the question they go on from.
    const { reading, ...parts } = await read(last ? { ...question, language: last.language } : question);
    if (text.length > questionCharacters) {
      const { language } = reading;
      return { ...parts, reading, answer: { kind: 'notUnderstood', isCutShort: false, language } as const };
    }
    const { answer, read: completed } = await answerReading(reading, last?.figures, parts.answering);
    return { ...parts, reading: completed, answer };
  }

  return {
    async ask(question) {
      const { answer, isKnownWord, answering } = await answerOne(question);
      const knownAmong = wordsKnownAmong(answering.knowledge, answering.lexicon, isKnownWord);
      const text = withoutNames(cleanLine(question.text), knownAmong);
      const record = await log.record(question, text, answer);
      const figures = figuresOf(answer);
      const isHeld = figures !== undefined || answer.kind === 'candidates';
      const { language } = answer;
      return {
        answer,
        last: isHeld ? { ...(figures ? { figures } : {}), language, noted: { record, text } } : undefined,
      };
    },

    async prepare() {
      const edition = indicators.edition();
      const lexicon = await words.lexicon();
      const steps = [
        ...languages.map((language) => () => knownOf(edition).knowledge.titles(language)),
        () => prepareWords(lexicon),
        () => preparePlaces(knownOf(edition).knowledge.places),
      ];
      await warmUp(edition, steps, answerOne);
    },

    async answer(question) {
      const { answer, reading, answering } = await answerOne(question);
      return { answer, understood: understoodOf(reading, answering) };
    },

    async show(figures) {
      const { knowledge } = knownOf(indicators.edition());
      const { indicators: titles, regions } = knowledge.edition;
      const isKnown = titles.has(figures.indicator) && figures.regions.every((id) => regions.has(id));
      return isKnown ? answerFigures(figures, { knowledge, indicators }) : undefined;
    },

    async picked({ noted }, indicator) {
      const { knowledge } = knownOf(indicators.edition());
      const isLike = (answered: number) => {
        const title = knowledge.edition.indicators.get(answered);
        return title !== undefined && relatives(title, knowledge).some(({ id }) => id === indicator);
      };
      if (noted) await log.choose(noted.record, { indicator, text: noted.text, isLike });
    },

    school: createSchool({
      words,
      async understand(text: string, language: Language) {
        const { reading, answering } = await read({ text, language });
        return { reading, knowledge: answering.knowledge };
      },
    }),
    counts: log.counts,
    gaps: log.gaps,
  };
}

/** The figures that an answer is about, for the next question to go on from. */
function figuresOf(answer: QuestionAnswer): FigureQuestion | undefined {
  switch (answer.kind) {
    case 'answer':
    case 'missing':
      return answer.shown.asked;
    case 'definition':
    case 'future':
      return answer.latest;
    default:
      return undefined;
  }
}

function understoodOf(reading: Reading, answering: Pick<Answering, 'thisYear'>): Understood {
  const { intent, regions, gender, years, level } = reading;
  return {
    intent,
    regions,
    gender,
    isFuture: isFuture(reading, answering),
    ...(years ? { years } : {}),
    ...(level ? { level } : {}),
  };
}
