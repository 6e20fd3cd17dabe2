import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages';

/** The values that a text's {placeholders} take; already formatted, except the numbers that plurals choose by. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Gives the text of a key ("poll.closed") in one language. An unknown key or a missing value is a programming mistake and throws. */
export type Text = (key: string, values?: TextValues) => string;

type Tree = { readonly [key: string]: string | Tree };

const stringsFolder = join(__dirname, '..', '..', 'cards', 'strings');

/** Every key of a language with its ICU message: of its file, and of those that features with many texts have in folders of their own. */
export function readStrings(language: Language): ReadonlyMap<string, string> {
  const strings = new Map<string, string>();
  for (const file of filesOf(language)) {
    const tree: Tree = JSON.parse(readFileSync(file, 'utf8'));
    for (const [key, message] of flatten(tree, '')) {
      if (strings.has(key)) throw new RangeError(`two texts "${key}" in ${language}`);
      strings.set(key, message);
    }
  }
  return strings;
}

function filesOf(language: Language): readonly string[] {
  const folders = readdirSync(stringsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ['', ...folders.map(({ name }) => name).sort()].map((folder) =>
    join(stringsFolder, folder, `${language}.json`),
  );
}

function* flatten(tree: Tree, prefix: string): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* flatten(value, `${prefix}${key}.`);
  }
}

function createText(language: Language): Text {
  const messages = readStrings(language);
  const prepared = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const message = messages.get(key);
    if (message === undefined) throw new RangeError(`no text "${key}" in ${language}`);
    if (!message.includes('{')) return message;
    let format = prepared.get(key);
    if (!format) {
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
      prepared.set(key, format);
    }
    return String(format.format(values));
  };
}

const texts = new Map<Language, Text>();

/** The texts of one language, read and prepared once. */
export function textIn(language: Language): Text {
  let text = texts.get(language);
  if (!text) {
    text = createText(language);
    texts.set(language, text);
  }
  return text;
}
