import { type Clock, createBriefMemory } from '../../base/base';
import { type DocumentStore, defineKind, unlessOvertaken } from '../../store/store';
import { createLexicon, type Lexicon, type LexiconFile, tokenize } from '../../understanding/understanding';
import { finnishTime } from '../finnish-time';

/** What a taught word means: a concept of the lexicon by its name, or one indicator. */
export type Meaning = { readonly concept: string } | { readonly indicator: number };

export interface TaughtEntry {
  /** The words in lower case, parted by blanks. */
  readonly word: string;
  /** What it was said to mean, as typed. */
  readonly meaning: string;
  readonly means: Meaning;
  /** The id of the person who taught it. */
  readonly by: string;
  /** "YYYY-MM-DD", in Finland. */
  readonly date: string;
}

/** A word that was taught and is not any more: who took it back, and when. */
interface Forgotten extends Pick<TaughtEntry, 'word' | 'by' | 'date'> {
  readonly was: Pick<TaughtEntry, 'meaning' | 'by' | 'date'>;
}

interface TaughtDocument {
  readonly words: readonly TaughtEntry[];
  /** Newest last. */
  readonly forgotten: readonly Forgotten[];
}

export const taughtWordsKind = defineKind<TaughtDocument>('taughtWords');

export interface TaughtWords {
  /** The lexicon without any taught word. */
  readonly shipped: Lexicon;
  /** The lexicon with the taught words; another process' changes show within seconds. */
  lexicon(): Promise<Lexicon>;
  /** By the alphabet. */
  all(): Promise<readonly TaughtEntry[]>;
  /** Teaches a word or gives it another meaning, at once; `full` when there are as many as there may be. */
  teach(entry: Omit<TaughtEntry, 'date'>): Promise<'taught' | 'full'>;
  /** False when there is no such word. */
  forget(word: string, by: string): Promise<boolean>;
}

const at = { partition: 'taughtWords', id: 'all' };
const wordsAtMost = 500;
const forgottenKept = 500;
const keptMs = 3_000;
// A shorter word takes no endings: "ara" would be "arat" and "araa".
const shortestStem = 4;

interface Parts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** The words that the project ships. */
  readonly shipped: LexiconFile;
}

export function createTaughtWords({ store, clock, shipped }: Parts): TaughtWords {
  const recent = createBriefMemory<{ etag: string; words: readonly TaughtEntry[] }>({ clock, keptMs, most: 1 });
  const bare = createLexicon(shipped);
  let built = { etag: '', lexicon: bare };

  async function read() {
    const found = await store.get(taughtWordsKind, at);
    return { etag: found?.etag ?? '', words: found?.body.words ?? [] };
  }

  /** Writes what `next` makes of the document, unless that is undefined. */
  async function change(next: (before: TaughtDocument) => TaughtDocument | undefined): Promise<boolean> {
    for (;;) {
      const before = await store.get(taughtWordsKind, at);
      const body = next(before?.body ?? { words: [], forgotten: [] });
      if (!body) return false;
      const written = before ? store.replace(taughtWordsKind, before, body) : store.create(taughtWordsKind, at, body);
      if (await unlessOvertaken(written)) {
        recent.forget(at.id);
        return true;
      }
    }
  }

  const today = () => finnishTime(clock.now()).toISODate() ?? '';

  return {
    shipped: bare,

    async lexicon() {
      const { etag, words } = await recent.get(at.id, read);
      if (etag !== built.etag) built = { etag, lexicon: createLexicon(withTaught(shipped, words)) };
      return built.lexicon;
    },

    async all() {
      const { words } = await read();
      return words.toSorted((one, other) => one.word.localeCompare(other.word, 'fi'));
    },

    async teach(entry) {
      const isTaught = await change(({ words, forgotten }) => {
        const others = words.filter(({ word }) => word !== entry.word);
        if (others.length >= wordsAtMost) return undefined;
        return { words: [...others, { ...entry, date: today() }], forgotten };
      });
      return isTaught ? 'taught' : 'full';
    },

    forget: (word, by) =>
      change(({ words, forgotten }) => {
        const was = words.find((entry) => entry.word === word);
        if (!was) return undefined;
        const { meaning, by: taughtBy, date } = was;
        return {
          words: words.filter((entry) => entry !== was),
          forgotten: [...forgotten, { word, by, date: today(), was: { meaning, by: taughtBy, date } }].slice(
            -forgottenKept,
          ),
        };
      }),
  };
}

/** A word as it is kept and compared: lower case, single blanks, nothing but words; '' when there is none. */
export function toTaughtWord(typed: string): string {
  return tokenize(typed)
    .map(({ word }) => word)
    .join(' ');
}

function withTaught(shipped: LexiconFile, words: readonly TaughtEntry[]): LexiconFile {
  const concepts = shipped.concepts.map((entry) => {
    const own = words.flatMap(({ word, means }) => ('concept' in means && means.concept === entry.name ? [word] : []));
    return own.length === 0 ? entry : { ...entry, words: joined(entry.words, own) };
  });
  const indicators = new Map<number, string[]>();
  for (const { word, means } of words) {
    if ('indicator' in means) indicators.set(means.indicator, [...(indicators.get(means.indicator) ?? []), word]);
  }
  const added = [...indicators].map(([id, own]) => ({ name: `#${id}`, targets: [id], words: joined({}, own) }));
  return { ...shipped, concepts: [...concepts, ...added] };
}

type Words = LexiconFile['concepts'][number]['words'];

/** A taught word stands in every language, for nobody says which it is of; longer ones take the endings of each. */
function joined(before: Words, own: readonly string[]): Words {
  const phrases = own.flatMap((word) => [word, asStems(word)]).join(', ');
  const inLanguage = (list: string | undefined) => (list ? `${list}, ${phrases}` : phrases);
  return { fi: inLanguage(before.fi), sv: inLanguage(before.sv), en: inLanguage(before.en) };
}

function asStems(word: string): string {
  return word
    .split(' ')
    .map((part) => (part.length >= shortestStem ? `${part}*` : part))
    .join(' ');
}
