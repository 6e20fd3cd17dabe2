import type { Indicator } from '../../indicators/indicators';
import type { Language } from '../../text/text';
import { allTargets, type SubjectQuestion } from './concept-choice';
import type { FoundTitle } from './title-choice';
import { tellsWord } from './title-words';

// More than these are no chat around a question.
const unreadAtMost = 2;

// It turns the meaning round, so that every word counts.
const negation =
  /^(?:ei|en|eivät|eikä|emme|ettei|eivätkä|ilman|vailla|vaille|paitsi|inte|ej|icke|utan|ingen|inget|inga|varken|förutom|not|no|non|without|never|none|nor|neither|except|(?:is|are|do|does|did|was|were|have|has|had|ca|could|would|wo)n't)$/;

// People by what they do and what ails them, and compounds: such a word names somebody or something.
const naming: Readonly<Record<Language, RegExp>> = {
  fi: /(?:miehe|miehi|miest|nais|lais|läis|lääkär|potila|sairau|taud|tauti|tautei|syöp|syöv|oireyht|vamma|firma|yhtiö|tehtaa|koir|kissa|eläim)|(?:jat|jät|jien|jiä|joilla|jöillä|joista|jöistä|joiden|jöiden|ijoi|ijöi|ikot|ikkoje|ikoilla|illa|illä|ilta|iltä|ista|istä|ien|jen|iden|itten|eilla|eillä|urit|ureilla|urien)$/,
  sv: /(?:sjuk|syndrom|cancer|patient|skad|företag|hund|katt|djur)|(?:are|arna|arnas|ister|isterna|örer|örerna|män|männen|ologer|iker|ikerna|skor|skorna)$/,
  en: /(?:disease|syndrome|cancer|itis|osis|patient|company|firm|dog|cat|animal)|(?:ers|ors|ists|ians|men|women|ees|ants|workers|eers)$/,
};

const longestFiller = 12;

// What ties words into one phrase.
const ties =
  /^(?:ja|sekä|tai|eli|och|eller|samt|av|bland|hos|för|med|i|på|om|från|som|and|or|of|among|amongst|for|with|in|on|by|from|about|who|the|a|an|en|ett|den|det|de|määrä\p{L}*|lukumäärä\p{L}*|osuu\p{L}*|antal\p{L}*|andel\p{L}*|number|share|proportion|percentage|rate|amount)$/u;

// What follows one of these is one more thing asked about, or whose it is, however far the subject.
const adding =
  /^(?:ja|sekä|tai|vai|och|samt|eller|and|or|of|among|amongst|for|by|with|bland|hos|för|av|med|om|about|vs|plus)$/;

// Whoever or whatever is counted is what the question is about: "how many horses", "moniko asianajaja", "hur många piloter".
const counting =
  /^(?:mont\p{L}*|moni\p{L}*|monen|monell\p{L}*|monta\p{L}*|paljon\p{L}*|paljo\p{L}*|många|mycket|many|much|fler|flera|fewer|vilka|which|mitkä|ketkä)$/u;
const relative = /^(?:jotka|joilla|joita|joiden|jolla|joka|jota|som|vilka|who|whose|that)$/;

// Forms of Finnish verbs: what follows a subject in one of them says nothing of whose it is.
const verbal =
  /(?:vat|vät|nut|nyt|nu|ny|neet|neita|neitä|neiden|taan|tään|daan|dään|ttu|tty|ttiin|isi|is|ko|kö|ks|ee|oo|uu|yy|ii)$/;

// What a question opens with in these forms asks whether somebody does something: "ottivatko", "valitetaanko".
const asking = /(?:v[aä]tk[oö]|t[aä][aä]nk[oö]|d[aä][aä]nk[oö])$/;

// Of these, such as can only be what somebody does with the subject that follows: "pössyttelee kannabista".
const acting = /(?:elee|ailee|oivat|levat|levät|ttaa|ttää|taako|tääkö)$/;

/**
 * The positions of words that the one subject found does without: no title of it has them, so that they cannot mean another
 * indicator, and they stand apart from the words of the subject and of whom it is asked of. None when any might narrow the subject.
 */
export function unreadIn(question: SubjectQuestion, found: readonly FoundTitle[]): readonly number[] {
  const { reading, left, concepts, people } = question;
  const { tokens, language, strange } = reading;
  const unread = left.filter(
    (index) => strange?.has(index) || !isNarrowing(tokens[index]?.word ?? '', question, found),
  );
  if (unread.length === 0 || unread.length > unreadAtMost || concepts.length === 0) return [];
  const subject = new Set(concepts.flatMap((match) => [...match.tokens]));
  if (tokens.some(({ word }, index) => negation.test(word) && !subject.has(index))) return [];
  // What is compared with may be a place that nothing knows.
  if (reading.intent === 'compare' && reading.regions.length < 2) return [];
  const words = tokens.map(({ word }) => word);
  const isName = (index: number) => index > 0 && tokens[index]?.capitalised;
  const isSafe = (index: number) =>
    !isName(index) &&
    isFiller(words[index] ?? '') &&
    !isBeside(index, new Set([...subject, ...people.words]), words, language);
  return unread.every(isSafe) ? unread : [];
}

/** True when a title of one of the subjects tells the word: then it may be that which is asked about. */
function isNarrowing(
  word: string,
  { reading, concepts, knowledge }: SubjectQuestion,
  found: readonly FoundTitle[],
): boolean {
  const ids = new Set(knowledge.idsOf(concepts.flatMap(({ concept }) => allTargets(concept))));
  const isOfSubject = ({ id, title }: Indicator) =>
    ids.has(id) || concepts.some(({ concept }) => concept.isNamedIn(title.fi ?? ''));
  return found.some(({ indicator }) => isOfSubject(indicator) && tellsWord(indicator, word, reading.language));
}

function isFiller(word: string): boolean {
  return (
    word.length <= longestFiller && /^\p{L}+$/u.test(word) && !Object.values(naming).some((names) => names.test(word))
  );
}

/** True when a word is next to one of the subject's, but for words that tie the two: then it is an attribute of it. */
function isBeside(index: number, subject: ReadonlySet<number>, words: readonly string[], language: Language): boolean {
  const [before, after] = [words[index - 1] ?? '', words[index + 1] ?? ''];
  return (
    adding.test(before) || counting.test(before) || relative.test(after) || isAttribute(index, subject, words, language)
  );
}

function isAttribute(
  index: number,
  subject: ReadonlySet<number>,
  words: readonly string[],
  language: Language,
): boolean {
  let after = index + 1;
  while (ties.test(words[after] ?? '')) after += 1;
  if (subject.has(after))
    return !(
      language === 'fi' &&
      (acting.test(words[index] ?? '') || (index === 0 && asking.test(words[index] ?? '')))
    );
  let before = index - 1;
  while (ties.test(words[before] ?? '')) before -= 1;
  return subject.has(before) && !(language === 'fi' && verbal.test(words[index] ?? ''));
}
