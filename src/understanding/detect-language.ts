import { type Language, languages } from '../text/text';
import { tokenize } from './tokens';
import { readVocabulary } from './vocabulary';

// Endings and letters that hardly occur in the other two languages; weak evidence beside a known word.
const looks: Record<Language, RegExp> = {
  fi: /(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|nen|yys|uus)$|(?:ää|yy|uu|öö|yö|uo|ii)/,
  sv: /å|(?:het|ning|else|arna|erna)$|^(?:sj|skj)/,
  en: /(?:tion|ness|ing|ity|ment)$|th|^wh/,
};

// Less than a little word, for an English question can name Raseborg; more than a look.
const hintPoints = 0.5;

/**
 * The language of a text, or undefined when nothing tells. Its little words count most; `hints` are the languages of what else
 * is known about it, such as the places it names, one for each.
 */
export function detectLanguage(text: string, hints: readonly Language[] = []): Language | undefined {
  const points: Record<Language, number> = { fi: 0, sv: 0, en: 0 };
  const tokens = tokenize(text);
  for (const hint of hints) points[hint] += hintPoints;
  const { functionWords, intents, genders } = readVocabulary();
  for (const phrases of [functionWords, intents, genders]) {
    const known = new Map<number, Set<Language>>();
    for (const match of phrases.find(tokens)) {
      for (const index of match.tokens) known.set(index, (known.get(index) ?? new Set()).add(match.language));
    }
    // A word that two languages share ("on", "i") says less.
    for (const ways of known.values()) for (const language of ways) points[language] += 1 / ways.size ** 2;
  }
  for (const { word } of tokens) {
    for (const language of languages) if (looks[language].test(word)) points[language] += 0.4;
  }
  const [best, second] = [...languages].sort((one, other) => points[other] - points[one]);
  return best && second && points[best] > points[second] ? best : undefined;
}
