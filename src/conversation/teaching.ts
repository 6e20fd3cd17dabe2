import type { Indicator, Indicators } from '../indicators/indicators';
import type { Members } from '../members/members';
import { type Lesson, type Questions, taughtWordLimits } from '../questions/questions';
import { type Context, confidential, confidentialNotice } from './context';
import type { Outcome } from './outcome';
import type { Notice } from './views';

/** What coordinators see and do about questions that were not answered as meant. Rights are the caller's to check. */
export interface Teaching {
  gaps(context: Context): Promise<Outcome>;
  /** Both as typed. */
  teach(context: Context, word: string, meaning: string): Promise<Outcome>;
  forget(context: Context, word: string): Promise<Outcome>;
  words(context: Context): Promise<Outcome>;
}

const gapsShown = 10;
const candidatesNamed = 4;

interface Parts {
  readonly questions: Pick<Questions, 'gaps' | 'school'>;
  readonly indicators: Pick<Indicators, 'edition'>;
  readonly members: Pick<Members, 'find'>;
}

export function createTeaching({ questions, indicators, members }: Parts): Teaching {
  const { school } = questions;
  return {
    async gaps(context) {
      const found = await questions.gaps();
      const titles = indicators.edition().indicators;
      const gaps = found.slice(0, gapsShown).map(({ date, text, outcome, offered, chosen }) => {
        const picked = chosen === undefined ? undefined : titles.get(chosen);
        const known = offered.flatMap((id) => titles.get(id) ?? []);
        return { date, text, outcome, offered: known, ...(picked ? { chosen: picked } : {}) };
      });
      return confidential(context, { kind: 'gaps', gaps, more: found.length - gaps.length });
    },

    async teach(context, word, meaning) {
      const { language, person } = context;
      const lesson = await school.teach({ word, meaning, by: person.id, language });
      return confidentialNotice(context, noticeOf(lesson, meaning));
    },

    async forget(context, typed) {
      const { word, isTaught } = await school.forget(typed, context.person.id);
      return confidentialNotice(context, { code: isTaught ? 'wordForgotten' : 'wordUnknown', word });
    },

    async words(context) {
      const taught = await school.words();
      const teachers = new Map(
        await Promise.all(
          [...new Set(taught.map(({ by }) => by))].map(async (id) => [id, await members.find(id)] as const),
        ),
      );
      const words = taught.map(({ word, meaning, by, date }) => ({
        word,
        meaning,
        by: teachers.get(by)?.name ?? '',
        date,
      }));
      return confidential(context, { kind: 'taughtWords', words });
    },
  };
}

function noticeOf(lesson: Lesson, meaning: string): Notice {
  const { word } = lesson;
  switch (lesson.kind) {
    case 'taught':
      return { code: 'wordTaught', word, meaning, ...indicatorOf(lesson) };
    case 'unclear':
      return { code: 'meaningUnclear', meaning, candidates: lesson.candidates.slice(0, candidatesNamed) };
    case 'taken':
      return { code: 'wordTaken', word, meaning: lesson.concept, ...indicatorOf(lesson) };
    case 'everyday':
      return { code: 'wordEveryday', word };
    case 'malformed':
      return { code: 'wordMalformed', most: taughtWordLimits.words, longest: taughtWordLimits.longest };
    case 'full':
      return { code: 'wordsFull' };
  }
}

function indicatorOf({ indicator }: { readonly indicator?: Indicator }) {
  return indicator ? { indicator } : {};
}
