import type { PollView, View } from '../conversation/views';
import { formatMoment, type Language, textIn } from '../text/text';
import type { Cards, DrawnCard } from './cards';
import { readElements } from './elements';
import { escapeMarkdown, toPlainText } from './plain-text';
import { present } from './presenters/presenters';
import { createTemplates } from './templates';

// Of 30 KB at most, usually 10.
const keptDrawings = 100;

/** `timeZone` is the zone of the people who read, e.g. "Europe/Helsinki". Reads all templates at once, so a broken one stops the start. */
export function createCards({ timeZone }: { timeZone: string }): Cards {
  const templates = createTemplates();
  const polls = createDrawnPolls();

  function draw(view: View, language: Language): DrawnCard {
    const text = textIn(language);
    const moment = (isoMoment: string) => formatMoment(isoMoment, timeZone, language);
    const { template, data } = present(view, { text, language, moment });
    const card = templates.bind(template, data);
    const plain = toPlainText(readElements(card), text);
    return { card: { ...card, fallbackText: escapeMarkdown(plain) }, text: plain };
  }

  return {
    draw: (view, language) =>
      view.kind === 'poll' ? polls.once(view, language, () => draw(view, language)) : draw(view, language),
  };
}

/** The polls drawn last: votes that were stored together are answered with the same few cards. */
function createDrawnPolls() {
  const drawn = new Map<string, DrawnCard>();
  return {
    once(view: PollView, language: Language, draw: () => DrawnCard): DrawnCard {
      const key = language + JSON.stringify(view);
      const known = drawn.get(key);
      if (known) return known;
      const [oldest] = drawn.keys();
      if (drawn.size >= keptDrawings && oldest !== undefined) drawn.delete(oldest);
      const card = draw();
      drawn.set(key, card);
      return card;
    },
  };
}
