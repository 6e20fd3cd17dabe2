import type { Edition } from '../indicators/indicators';
import { languages, localize } from '../text/text';
import { headOf } from './families';
import type { Question } from './question-answer';

// So many titles of each language are asked about: each is read by all parts of the engine, so that few are enough.
const asked = 2;

/** Asks about a few of an edition's own titles, so that a person's first question is answered as fast as the thousandth. */
export async function warmUp(edition: Edition, ask: (question: Question) => Promise<unknown>): Promise<void> {
  const titles = [...edition.indicators.values()].map(({ title }) => title);
  for (const language of languages) {
    for (let count = 0; count < asked; count += 1) {
      const title = titles[Math.floor((count * titles.length) / asked)];
      await ask({ text: headOf(localize(title ?? {}, language)), language });
    }
  }
  // What a slip of the pen is compared with is read at the first one.
  await ask({ text: slip });
}

const slip = 'tyottömyyss';
