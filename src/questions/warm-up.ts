import type { Edition } from '../indicators/indicators';
import { languages, localize } from '../text/text';
import type { Lexicon } from '../understanding/understanding';
import { chooseIndicator } from './choice';
import { headOf } from './families';
import { createKnowledge, type Knowledge } from './knowledge';
import { createKnownWords } from './known-words';
import { readQuestion } from './reading';

// So many titles of each language are asked about: enough for the engine's code to be compiled, in some 50 ms.
const asked = 12;

/**
 * The knowledge of an edition, ready to answer its first question as fast as its thousandth: the titles are indexed, and
 * a few of them have been asked about.
 */
export function prepareKnowledge(edition: Edition, homeArea: string, lexicon: Lexicon): Knowledge {
  const knowledge = createKnowledge(edition, homeArea);
  const titles = [...edition.indicators.values()].map(({ title }) => title);
  const known = { places: knowledge.places, lexicon, isKnown: createKnownWords(knowledge) };
  const thisYear = Number(edition.downloaded.slice(0, 4));
  for (const language of languages) {
    for (let count = 0; count < asked; count += 1) {
      const title = titles[Math.floor((count * titles.length) / asked)];
      const text = headOf(localize(title ?? {}, language));
      chooseIndicator(readQuestion({ text, language, thisYear }, known), knowledge);
    }
  }
  return knowledge;
}
