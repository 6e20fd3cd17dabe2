// The page's own words, in the chosen language.
import { readLabels } from './api.js';

let labels = {};
let current = 'fi';

export const language = () => current;

/** The text of a key with its {values} filled in; as text, never as markup. */
export function label(key, values = {}) {
  return (labels[key] ?? '').replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** Fetches the words of a language and writes them into the page. */
export async function speak(wanted) {
  labels = await readLabels(wanted);
  current = wanted;
  document.documentElement.lang = wanted;
  for (const element of document.querySelectorAll('[data-label]')) element.textContent = label(element.dataset.label);
  for (const element of document.querySelectorAll('[data-label-name]')) {
    element.setAttribute('aria-label', label(element.dataset.labelName));
  }
}

/** "14.05" or "14:05". */
export const timeOf = (order) =>
  new Date(order / 1000).toLocaleTimeString({ fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[current], {
    hour: '2-digit',
    minute: '2-digit',
  });
