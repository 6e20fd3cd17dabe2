import { type Clock, randomId } from '../base/base';
import type { Gender } from '../indicators/indicators';
import { type Condition, type DocumentStore, defineKind, readAll } from '../store/store';
import { cleanLine, type Language, shorten } from '../text/text';
import { finnishTime } from './finnish-time';
import type { AskedQuestion, QuestionAnswer } from './question-answer';

/** What is kept of a question: never who asked nor at what hour, and the words only when they could not be answered. */
export interface QuestionRecord {
  /** "YYYY-MM-DD", in Finland. */
  readonly date: string;
  readonly language: Language;
  readonly outcome: QuestionAnswer['kind'];
  readonly channel: AskedQuestion['place']['channel'];
  readonly placeKind: AskedQuestion['place']['kind'];
  readonly indicator?: number;
  readonly region?: number;
  readonly year?: number;
  readonly gender?: Gender;
  /** Cleaned, at most 300 characters. */
  readonly text?: string;
}

/** The gap log's documents. */
export const questionKind = defineKind<QuestionRecord>('question', ['date', 'outcome'], 'nameless');

/** Dates "YYYY-MM-DD", both included; an open end without. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
}

export interface QuestionCounts {
  readonly asked: number;
  /** Got a figure or a definition. */
  readonly answered: number;
  readonly unanswered: number;
  /** How often each indicator was answered, the most asked first. */
  readonly byIndicator: readonly { readonly id: number; readonly count: number }[];
}

/** A question that we could not answer, for people to mend the lexicon by. */
export type UnansweredQuestion = Pick<QuestionRecord, 'date' | 'language' | 'outcome'> & { readonly text: string };

export interface GapLog {
  record(question: AskedQuestion, answer: QuestionAnswer): Promise<void>;
  counts(period?: Period): Promise<QuestionCounts>;
  /** Newest first. */
  unanswered(period?: Period): Promise<UnansweredQuestion[]>;
}

const partition = 'questions';
const textCharacters = 300;

export function createGapLog({ store, clock }: { store: DocumentStore; clock: Clock }): GapLog {
  async function read(period: Period = {}): Promise<QuestionRecord[]> {
    const where: Condition<QuestionRecord>[] = [];
    if (period.from !== undefined) where.push({ field: 'date', is: '>=', value: period.from });
    if (period.to !== undefined) where.push({ field: 'date', is: '<=', value: period.to });
    const orderBy = { field: 'date', direction: 'descending' } as const;
    return (await readAll(store, questionKind, { partition, where, orderBy })).map(({ body }) => body);
  }

  return {
    async record({ text, place }, answer) {
      const date = finnishTime(clock.now()).toISODate() ?? '';
      const record: QuestionRecord = {
        date,
        language: answer.language,
        outcome: answer.kind,
        channel: place.channel,
        placeKind: place.kind,
        ...subjectOf(answer),
        ...(isGap(answer.kind) ? { text: shorten(cleanLine(text), textCharacters) } : {}),
      };
      // A random id: neither the order nor the moment of asking can be told from it.
      await store.create(questionKind, { partition, id: randomId() }, record);
    },

    async counts(period) {
      const records = await read(period);
      const answered = records.filter(({ outcome }) => outcome === 'answer' || outcome === 'definition');
      const byIndicator = new Map<number, number>();
      for (const { indicator } of answered) {
        if (indicator !== undefined) byIndicator.set(indicator, (byIndicator.get(indicator) ?? 0) + 1);
      }
      return {
        asked: records.length,
        answered: answered.length,
        unanswered: records.length - answered.length,
        byIndicator: [...byIndicator]
          .map(([id, count]) => ({ id, count }))
          .sort((one, other) => other.count - one.count || one.id - other.id),
      };
    },

    async unanswered(period) {
      const records = await read(period);
      return records.flatMap(({ date, language, outcome, text }) =>
        text === undefined ? [] : [{ date, language, outcome, text }],
      );
    },
  };
}

function isGap(outcome: QuestionAnswer['kind']): boolean {
  return outcome === 'missing' || outcome === 'candidates' || outcome === 'notUnderstood';
}

function subjectOf(answer: QuestionAnswer): Pick<QuestionRecord, 'indicator' | 'region' | 'year' | 'gender'> {
  switch (answer.kind) {
    case 'answer': {
      const { indicator, figure, gender } = answer.answer;
      return { indicator: indicator.id, region: figure.region.id, year: figure.year, gender };
    }
    case 'definition':
      return { indicator: answer.indicator.id };
    default:
      return {};
  }
}
