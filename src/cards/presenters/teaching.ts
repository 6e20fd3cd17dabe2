import type { Gap, GapsView, TaughtWordsView } from '../../conversation/views';
import { formatDate, localize } from '../../text/text';
import { optional, type Presented, toButton, type Wording } from './presented';

/** The most gaps and words that a card shows; they are read by a person. */
const shownGaps = 10;
const shownWords = 30;

/** The questions that were not answered as asked, newest first, and how to teach a word that was lacking. */
export function presentGaps({ gaps, more }: GapsView, wording: Wording): Presented {
  const { text, language } = wording;
  const left = more + Math.max(0, gaps.length - shownGaps);
  return {
    template: 'gaps',
    data: {
      lang: language,
      heading: text('gaps.heading'),
      intro: text(gaps.length > 0 ? 'gaps.intro' : 'gaps.none'),
      gaps: gaps.slice(0, shownGaps).map((gap) => gapWords(gap, wording)),
      more: optional(left > 0 ? text('gaps.more', { count: left }) : undefined),
      teach: text('gaps.teach'),
      teachLine: text('gaps.teachLine'),
      help: toButton(text('card.help'), { verb: 'help' }),
    },
  };
}

function gapWords({ date, text: question, outcome, offered, chosen }: Gap, { text, language }: Wording) {
  const names = offered.map((indicator) => localize(indicator.title, language));
  return {
    question,
    outcome: `${formatDate(date, language)}: ${text(`gaps.outcome.${outcome}`)}`,
    details: [
      ...optional(names.length > 0 ? text('gaps.offered', { names: names.join('; ') }) : undefined),
      ...optional(chosen && text('gaps.chosen', { name: localize(chosen.title, language) })),
    ],
  };
}

/** The words that coordinators have taught, and how to teach one more. */
export function presentTaughtWords({ words }: TaughtWordsView, { text, language }: Wording): Presented {
  const left = words.length - shownWords;
  return {
    template: 'taught-words',
    data: {
      lang: language,
      heading: text('taught.heading'),
      none: optional(words.length === 0 ? text('taught.none') : undefined),
      table: optional(
        words.length === 0
          ? undefined
          : {
              word: text('taught.word'),
              meaning: text('taught.meaning'),
              by: text('taught.by'),
              rows: words.slice(0, shownWords).map(({ word, meaning, by, date }) => ({
                word,
                meaning,
                by: `${by}, ${formatDate(date, language)}`,
              })),
            },
      ),
      more: optional(left > 0 ? text('taught.more', { count: left }) : undefined),
      teach: text('gaps.teach'),
      teachLine: text('gaps.teachLine'),
      forget: optional(words.length > 0 ? text('taught.forget') : undefined),
      help: toButton(text('card.help'), { verb: 'help' }),
    },
  };
}
