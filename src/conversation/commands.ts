import { type Role, roles } from '../members/members';
import type { Secrecy } from '../polls/polls';
import { isLanguage, type Language, languages, type Text, textIn } from '../text/text';

/** What a typed line asks for. Everything that is no command is a question. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'poll'; readonly secrecy: Secrecy; readonly question: string; readonly options: readonly string[] }
  /** A poll without its question in quotes: the form asks for the rest. */
  | { readonly kind: 'pollForm'; readonly secrecy: Secrecy; readonly draft: string }
  | { readonly kind: 'openPolls' }
  | { readonly kind: 'report' }
  | { readonly kind: 'roles' }
  | { readonly kind: 'setRole'; readonly name: string; readonly role: Role }
  | { readonly kind: 'setRoleUnclear' }
  /** Somebody wants a code that links two accounts. */
  | { readonly kind: 'link' }
  /** Somebody has such a code; as typed. */
  | { readonly kind: 'redeemCode'; readonly code: string }
  | { readonly kind: 'unlink' }
  | { readonly kind: 'setLanguage'; readonly of: 'person' | 'conversation'; readonly language?: Language }
  /** The questions that were not answered as meant. */
  | { readonly kind: 'gaps' }
  | { readonly kind: 'taughtWords' }
  /** Both as typed. */
  | { readonly kind: 'teach'; readonly word: string; readonly meaning: string }
  | { readonly kind: 'teachUnclear' }
  | { readonly kind: 'forget'; readonly word: string }
  | { readonly kind: 'question'; readonly text: string };

// Straight and curly, as phones and three languages set them.
const quotes = '"“”„‟«»″';
const quoted = new RegExp(`^[${quotes}]\\s*([^${quotes}]*?)\\s*[${quotes}]\\s*(.*)$`, 'su');
const singleQuoted = /^['‘’‚‹›]\s*(.*?)\s*['‘’‹›](?=\s|\||$)\s*(.*)$/su;

// Left after the question, they tell that what seemed its end was a quotation inside it.
const strayQuote = new RegExp(`[${quotes}]`, 'u');
const strayInSingle = new RegExp(`[${quotes}]|['‘’‹›](?=\\s|$)`, 'u');

// Eight letters and digits in two halves, whatever stands between them; one more or less is a slip. "Link" also begins
// questions: their words seldom look like that.
const linkCode = new RegExp(`^[${quotes}']?([a-z0-9]{3,5}[\\s‐-―-]{0,3}[a-z0-9]{3,5})[${quotes}'.!]*$`, 'iu');

/** The words of a command in all languages ("command.<name>" in the strings, parted by "|"), longest first. */
function wordsOf(name: string): readonly string[] {
  return languages.flatMap((language) => commandWords(textIn(language), name)).sort((a, b) => b.length - a.length);
}

function commandWords(text: Text, name: string): string[] {
  return text(`command.${name}`)
    .split('|')
    .map((word) => word.trim());
}

interface Vocabulary {
  readonly whole: readonly [Command, readonly string[]][];
  readonly polls: readonly [Secrecy, readonly string[]][];
  readonly setRole: readonly string[];
  readonly link: readonly string[];
  readonly teach: readonly string[];
  readonly forget: readonly string[];
  readonly personLanguage: readonly string[];
  readonly conversationLanguage: readonly string[];
}

let vocabulary: Vocabulary | undefined;

function loadVocabulary(): Vocabulary {
  vocabulary ??= {
    whole: [
      [{ kind: 'help' }, wordsOf('help')],
      [{ kind: 'openPolls' }, wordsOf('openPolls')],
      [{ kind: 'report' }, wordsOf('report')],
      [{ kind: 'roles' }, wordsOf('roles')],
      [{ kind: 'link' }, wordsOf('link')],
      [{ kind: 'unlink' }, wordsOf('unlink')],
      [{ kind: 'gaps' }, wordsOf('gaps')],
      [{ kind: 'taughtWords' }, wordsOf('taughtWords')],
    ],
    // The longer words first: "secret poll" is no "poll".
    polls: [
      ['secret', wordsOf('secretPoll')],
      ['open', wordsOf('poll')],
    ],
    setRole: wordsOf('setRole'),
    link: wordsOf('link'),
    teach: wordsOf('teach'),
    forget: wordsOf('forget'),
    personLanguage: wordsOf('language'),
    conversationLanguage: wordsOf('conversationLanguage'),
  };
  return vocabulary;
}

/** Reads a line as `cleanLine` gives it. */
export function parseCommand(line: string): Command {
  const words = loadVocabulary();
  const bare = line
    .replace(/[\s.!?/]+$/u, '')
    .replace(/^\//u, '')
    .toLowerCase();
  for (const [command, names] of words.whole) if (names.includes(bare)) return command;
  for (const [secrecy, names] of words.polls) {
    const rest = afterWord(line, names);
    if (rest !== undefined) return parsePoll(secrecy, rest);
  }
  for (const [of, names] of [
    ['conversation', words.conversationLanguage],
    ['person', words.personLanguage],
  ] as const) {
    const rest = afterWord(line, names);
    if (rest !== undefined && rest.split(' ').length <= 1) return { kind: 'setLanguage', of, ...languageNamed(rest) };
  }
  const code = afterWord(line, words.link)?.match(linkCode)?.[1];
  if (code !== undefined) return { kind: 'redeemCode', code };
  const lesson = parseLesson(line, words);
  if (lesson) return lesson;
  const role = afterWord(line, words.setRole);
  return (role === undefined ? undefined : parseRole(role)) ?? { kind: 'question', text: line };
}

/** What follows one of the words at the start of the line; undefined when it starts with none of them. */
function afterWord(line: string, names: readonly string[]): string | undefined {
  const start = line.replace(/^\//u, '');
  const lower = start.toLowerCase();
  const word = names.find((name) => lower.startsWith(name) && !/^[\p{L}\p{N}-]/u.test(lower.slice(name.length)));
  return word === undefined
    ? undefined
    : start
        .slice(word.length)
        .replace(/^[:\s]+/u, '')
        .trim();
}

function parsePoll(secrecy: Secrecy, rest: string): Command {
  const form: Command = { kind: 'pollForm', secrecy, draft: rest };
  const double = quoted.exec(rest);
  const match = double ?? singleQuoted.exec(rest);
  if (!match) return form;
  const [, question = '', options = ''] = match;
  const [firstOption = ''] = options.split('|');
  if ((double ? strayQuote : strayInSingle).test(firstOption)) return form;
  return { kind: 'poll', secrecy, question, options: splitOptions(options) };
}

/** "opeta: kortisto = työttömyys", "unohda: kortisto". The colon or the sign tells it from a question that begins alike. */
function parseLesson(line: string, { teach, forget }: Vocabulary): Command | undefined {
  const taught = afterWord(line, teach);
  if (taught !== undefined) {
    const [, word = '', meaning = ''] = /^([^=]+)=(.+)$/u.exec(taught) ?? [];
    if (word.trim() && meaning.trim()) return { kind: 'teach', word: word.trim(), meaning: meaning.trim() };
    if (taught === '' || hasColon(line, teach)) return { kind: 'teachUnclear' };
  }
  const forgotten = hasColon(line, forget) ? afterWord(line, forget) : undefined;
  return forgotten ? { kind: 'forget', word: forgotten } : undefined;
}

function hasColon(line: string, names: readonly string[]): boolean {
  const lower = line.replace(/^\//u, '').toLowerCase();
  return names.some((name) => lower.startsWith(name) && /^\s*:/u.test(lower.slice(name.length)));
}

/** Options parted by "|" or line breaks; empty ones are left out. */
export function splitOptions(options: string): readonly string[] {
  return options
    .split(/[|\n\r]/u)
    .map((option) => option.trim())
    .filter((option) => option !== '');
}

/** "Aino Esimerkki fasilitaattori"; a longer line that names no role is a question that happens to begin with the word. */
function parseRole(rest: string): Command | undefined {
  const words = rest.split(' ');
  const role = roleNamed(words.at(-1) ?? '');
  const name = words
    .slice(0, -1)
    .join(' ')
    .replace(new RegExp(`^[${quotes}'@]+|[${quotes}']+$`, 'gu'), '')
    .trim();
  if (role && name) return { kind: 'setRole', name, role };
  return words.length <= 3 && !rest.endsWith('?') ? { kind: 'setRoleUnclear' } : undefined;
}

function roleNamed(word: string): Role | undefined {
  return roles.find((role) => wordsOf(`roleNames.${role}`).includes(word.toLowerCase()));
}

function languageNamed(word: string): { language?: Language } {
  const wanted = word.replace(/[.!?]+$/u, '').toLowerCase();
  if (isLanguage(wanted)) return { language: wanted };
  const language = languages.find((candidate) => wordsOf(`languageNames.${candidate}`).includes(wanted));
  return language ? { language } : {};
}
