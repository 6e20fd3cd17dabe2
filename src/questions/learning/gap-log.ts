import { type Clock, randomId } from '../../base/base';
import type { Gender } from '../../indicators/indicators';
import { type Condition, type DocumentStore, defineKind, readAll, unlessOvertaken } from '../../store/store';
import { type Language, shorten } from '../../text/text';
import { finnishTime } from '../finnish-time';
import type { AskedQuestion, QuestionAnswer } from '../question-answer';

/** What is kept of a question: never who asked nor at what hour, and its words only when they were not answered as meant. */
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
  /** Without names, at most 300 characters. */
  readonly text?: string;
  /** The indicators that were offered to choose from. */
  readonly offered?: readonly number[];
  /** The one that the person picked: of those offered, or instead of the one that was answered. */
  readonly chosen?: number;
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

/** A question that was not answered as it was meant, for people to mend the lexicon by. */
export interface QuestionGap extends Pick<QuestionRecord, 'date' | 'language' | 'chosen'> {
  readonly text: string;
  /** Declined, answered by indicators to choose from, or answered by one that the person changed. */
  readonly outcome: 'declined' | 'guessed' | 'corrected';
  readonly offered: readonly number[];
}

interface Picked {
  readonly indicator: number;
  /** The question's words without names. */
  readonly text: string;
  isLike(answered: number): boolean;
}

export interface GapLog {
  /** Notes what became of a question; `text` is it without names. Resolves with the id of its record. */
  record(question: Pick<AskedQuestion, 'place'>, text: string, answer: QuestionAnswer): Promise<string>;
  /**
   * Adds what the person picked: one that was offered, or one that `isLike` the answered one. Nothing happens when it is
   * neither, or the record is gone.
   */
  choose(record: string, picked: Picked): Promise<void>;
  counts(period?: Period): Promise<QuestionCounts>;
  /** Newest first. */
  gaps(period?: Period): Promise<QuestionGap[]>;
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
    async record({ place }, text, answer) {
      const record: QuestionRecord = {
        date: finnishTime(clock.now()).toISODate() ?? '',
        language: answer.language,
        outcome: answer.kind,
        channel: place.channel,
        placeKind: place.kind,
        ...subjectOf(answer),
        ...(isAnswered(answer.kind) ? {} : { text: shorten(text, textCharacters) }),
      };
      // A random id: neither the order nor the moment of asking can be told from it.
      const id = randomId();
      await store.create(questionKind, { partition, id }, record);
      return id;
    },

    async choose(id, picked) {
      for (;;) {
        const found = await store.get(questionKind, { partition, id });
        const chosen = found && withChoice(found.body, picked);
        if (!chosen || (await unlessOvertaken(store.replace(questionKind, found, chosen)))) return;
      }
    },

    async counts(period) {
      const records = await read(period);
      const answered = records.filter(({ outcome }) => isAnswered(outcome));
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

    async gaps(period) {
      return (await read(period)).flatMap(({ date, language, outcome, text, offered = [], chosen }) =>
        text === undefined
          ? []
          : [{ date, language, text, outcome: gapOf(outcome), offered, ...(chosen === undefined ? {} : { chosen }) }],
      );
    },
  };
}

/** The record with what was picked; undefined when that changes nothing, or was none of what there was to pick. */
function withChoice(record: QuestionRecord, { indicator, text, isLike }: Picked): QuestionRecord | undefined {
  if (record.chosen === indicator) return undefined;
  if (record.outcome === 'candidates') {
    return record.offered?.includes(indicator) ? { ...record, chosen: indicator } : undefined;
  }
  const answered = record.indicator;
  if (record.outcome !== 'answer' || answered === undefined) return undefined;
  if (answered === indicator) return record.chosen === undefined ? undefined : uncorrected(record);
  if (!isLike(answered)) return undefined;
  return { ...record, text: shorten(text, textCharacters), offered: [answered], chosen: indicator };
}

/** Who went back to what was answered has corrected nothing: then its words are nothing to keep. */
function uncorrected({ text: _text, offered: _offered, chosen: _chosen, ...record }: QuestionRecord): QuestionRecord {
  return record;
}

function isAnswered(outcome: QuestionAnswer['kind']): boolean {
  return outcome === 'answer' || outcome === 'definition' || outcome === 'needs';
}

function gapOf(outcome: QuestionAnswer['kind']): QuestionGap['outcome'] {
  if (outcome === 'candidates') return 'guessed';
  return isAnswered(outcome) ? 'corrected' : 'declined';
}

function subjectOf(answer: QuestionAnswer): Partial<QuestionRecord> {
  switch (answer.kind) {
    case 'answer': {
      const { indicator, gender } = answer.answer;
      const [region] = answer.shown.asked.regions;
      const year = yearOf(answer.answer);
      return {
        indicator: indicator.id,
        gender,
        ...(region === undefined ? {} : { region }),
        ...(year ? { year } : {}),
      };
    }
    case 'definition':
      return { indicator: answer.indicator.id };
    case 'candidates':
      return { offered: answer.candidates.map(({ indicator }) => indicator.id) };
    default:
      return {};
  }
}

function yearOf(answer: Extract<QuestionAnswer, { kind: 'answer' }>['answer']): number | undefined {
  switch (answer.kind) {
    case 'found':
      return answer.figure.year;
    case 'trend':
      return undefined;
    default:
      return answer.year;
  }
}
