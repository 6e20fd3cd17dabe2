import {
  type ConceptMatch,
  type Intent,
  type PhraseMatch,
  readVocabulary,
  type Token,
  type YearSpan,
} from '../../understanding/understanding';

interface Stated {
  readonly concepts: readonly ConceptMatch[];
  /** How many regions the question names. */
  readonly regions: number;
  /** The positions of the words that name a group of people. */
  readonly people: ReadonlySet<number>;
  readonly years: YearSpan | undefined;
}

/** What a question wants, and the positions of the words that say so. */
export interface IntentRead {
  readonly intent: Intent | 'value';
  readonly explained: readonly number[];
}

// The order decides when a question shows several: what asks for less than a figure goes first.
const intentOrder: readonly Intent[] = ['associations', 'elsewhere', 'define', 'needs', 'rank', 'compare', 'trend'];

/** Reads the intent from the words, else from what is stated: two places are compared, several years are a trend. */
export function readIntent(tokens: readonly Token[], stated: Stated): IntentRead {
  const { concepts, regions, people, years } = stated;
  const subject = new Set(concepts.flatMap((match) => [...match.tokens]));
  const named = new Set(concepts.flatMap((match) => [...match.named]));
  const isFree = ({ value, tokens: said }: PhraseMatch<Intent | 'value'>) =>
    value === 'value' || ![...said].some((index) => (ofSubject.has(value) ? named : subject).has(index));
  // "Järjestötoimintaan osallistuvien osuus" is about an indicator, not about associations.
  const matches = withoutParts(
    readVocabulary()
      .intents.find(tokens)
      .filter((match) => (isDegree(match, tokens) || isFree(match)) && !isThreshold(match, tokens)),
  );
  const explained = matches.flatMap((match) => [...match.tokens]);
  const kinds = tokens.flatMap(({ word }, index) => (associationKind.test(word) && !subject.has(index) ? index : []));
  if (kinds.length > 0) return { intent: 'associations', explained: [...explained, ...kinds] };
  const intent = intentOrder.find((wanted) => matches.some(({ value }) => value === wanted));
  if (intent) return { intent: asStated(intent, tokens, stated), explained };
  if (regions === 0 && !years && asksWhatIs(tokens)) return { intent: 'define', explained };
  const situation = situationOf(tokens, stated);
  if (situation.length > 0 && people.size > 0) return { intent: 'needs', explained: situation };
  return { intent: impliedIntent(regions, years), explained };
}

const choosing = /^(?:vai|eller|or|näistä|dessa|these)$/;

/** "Which of these has most: A, B or C" compares the three; "more than ten years ago" compares no places. */
function asStated(intent: Intent, tokens: readonly Token[], { regions, years }: Stated): Intent {
  if (intent === 'rank' && regions > 1 && tokens.some(({ word }) => choosing.test(word))) return 'compare';
  if (intent === 'compare' && regions < 2 && years && years.kind !== 'year') return 'trend';
  return intent;
}

const limit = /^(?:minst|least|most|högst|mest)$/;
const counted = /^(?:\d+|en|ett|två|tre|fyra|fem|tio|one|once|two|twice|three|five|ten|half)$/;

/** "At least once", "minst 75 år": how much or how often, and no order. */
function isThreshold({ value, tokens: said }: PhraseMatch<Intent | 'value'>, tokens: readonly Token[]): boolean {
  if (value !== 'rank' || said.size > 1) return false;
  const [index = 0] = said;
  return limit.test(tokens[index]?.word ?? '') && counted.test(tokens[index + 1]?.word ?? '');
}

// How a subject develops, or what it is, even words tell that say nothing more beside it.
const ofSubject: ReadonlySet<string> = new Set(['trend', 'define']);

const superlative =
  /(?:in|inta|intä|immat|immät|impia|impiä|aste?|iten|most|least|mest|minst|flest|(?<!hon|mod|inter|fore)est)$/;

/** "Velkaisin" and "sjukaste" are a subject and ask for an order at once. */
function isDegree({ value, tokens: said }: PhraseMatch<Intent | 'value'>, tokens: readonly Token[]): boolean {
  return value === 'rank' && [...said].every((index) => superlative.test(tokens[index]?.word ?? ''));
}

/** The words that ask how people are, unless the question is about one side of it: "hur mår barnen", but not "hur sover barnen". */
function situationOf(tokens: readonly Token[], { concepts, people }: Stated): readonly number[] {
  const words = readVocabulary()
    .situations.find(tokens)
    .flatMap((match) => [...match.tokens]);
  const isTold = (index: number) => words.includes(index) || people.has(index);
  return concepts.every((match) => [...match.tokens].every(isTold)) ? words : [];
}

// The last parts of compounds: "mielenterveysyhdistyksiä", "veteraanijärjestöt", "patientföreningar".
const associationKind =
  /^\p{L}{3,30}(?:yhdisty(?:s|st|ks)|järjestö(?!nuor)|vertaisryhm|förening|(?<!sjukvårds)organisation(?=er))\p{L}{0,9}$/u;

/** True of a word that by itself makes a question one about associations. */
export function namesAssociations(token: Token): boolean {
  const said = readVocabulary().intents.find([token]);
  return associationKind.test(token.word) || said.some(({ value }) => value === 'associations');
}

const asked =
  /^(?:(?:hei|hej|hi|moi) )?(?:mikä (?:on|ihme on)|mitä (?:on|ovat)|mitkä ovat|(?:vad|va|vaa?) ?(?:är|e)(?: en| ett)?|selitä|selittäisitkö|förklara|explain|define|what(?: is|'s| are))(?: an?)? /;
const amounts =
  /(?:aste|osuus|määrä|luku|lukumäärä|tilanne|andelen?|antalet?|graden?|läget|rate|share|number|level|percentage)$/;

/** "Mikä on HYTE-kerroin?", "Vad är en långtidsarbetslös?": a short question for a thing that is no amount of something. */
function asksWhatIs(tokens: readonly Token[]): boolean {
  const words = tokens.map(({ word }) => word);
  return words.length <= 6 && asked.test(words.join(' ')) && !words.some((word) => amounts.test(word));
}

function impliedIntent(regions: number, years: YearSpan | undefined): Intent | 'value' {
  if (regions > 1) return 'compare';
  return years && years.kind !== 'year' ? 'trend' : 'value';
}

/** Without the matches that lie within a longer one of another intent: "than before" is a trend, though "than" compares. */
function withoutParts(matches: readonly PhraseMatch<Intent | 'value'>[]): PhraseMatch<Intent | 'value'>[] {
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other.value !== match.value &&
          other.words > match.words &&
          isTogether(other) &&
          [...match.tokens].every((index) => other.tokens.has(index)),
      ),
  );
}

/** True when its words follow each other: "most people" is, "people divorced the most" is not. */
function isTogether({ tokens }: PhraseMatch<Intent | 'value'>): boolean {
  return Math.max(...tokens) - Math.min(...tokens) < tokens.size;
}
