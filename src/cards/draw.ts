import { formatMoment, textIn } from '../text/text';
import type { Cards } from './cards';
import { readElements } from './elements';
import { escapeMarkdown, toPlainText } from './plain-text';
import { present } from './presenters/presenters';
import { createTemplates } from './templates';

/** `timeZone` is the zone of the people who read, e.g. "Europe/Helsinki". Reads all templates at once, so a broken one stops the start. */
export function createCards({ timeZone }: { timeZone: string }): Cards {
  const templates = createTemplates();
  return {
    draw(view, language) {
      const text = textIn(language);
      const moment = (isoMoment: string) => formatMoment(isoMoment, timeZone, language);
      const { template, data } = present(view, { text, language, moment });
      const card = templates.bind(template, data);
      const plain = toPlainText(readElements(card), text);
      return { card: { ...card, fallbackText: escapeMarkdown(plain) }, text: plain };
    },
  };
}
