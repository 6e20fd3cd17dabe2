import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Edition } from '../indicators/indicators';
import { languages, localize } from '../text/text';
import { headOf } from './choosing/families';
import { factsOf } from './choosing/title-facts';
import type { Question } from './question-answer';

// So many titles of each language are asked about: each is read by all parts of the engine, so that few are enough.
const asked = 2;
// Titles between two turns of others.
const titlesAtOnce = 400;

/**
 * Makes an edition ready, so that a person's first question is answered as fast as the thousandth: reads its titles, takes the
 * `steps` and asks about a few titles. Others have their turn in between: a running bot goes on answering meanwhile.
 */
export async function warmUp(
  edition: Edition,
  steps: readonly (() => unknown)[],
  ask: (question: Question) => Promise<unknown>,
): Promise<void> {
  const indicators = [...edition.indicators.values()];
  for (let from = 0; from < indicators.length; from += titlesAtOnce) {
    indicators.slice(from, from + titlesAtOnce).forEach(factsOf);
    await nextTurn();
  }
  for (const step of steps) {
    step();
    await nextTurn();
  }
  for (const language of languages) {
    for (let count = 0; count < asked; count += 1) {
      const title = indicators[Math.floor((count * indicators.length) / asked)]?.title;
      await ask({ text: headOf(localize(title ?? {}, language)), language });
      await nextTurn();
    }
  }
  // What a slip of the pen is compared with is read at the first one.
  await ask({ text: slip });
}

const slip = 'tyottömyyss';
