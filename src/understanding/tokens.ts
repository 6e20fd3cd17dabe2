/** One word of a text. */
export interface Token {
  /** As typed. */
  readonly text: string;
  /** In lower case, composed (NFC), with a plain apostrophe: what vocabularies are compared with. */
  readonly word: string;
  /** True when it begins with a capital: some place names are also common words. */
  readonly capitalised: boolean;
}

// A hyphen, an apostrophe and a colon hold a word together ("Länsi-Uusimaa", "Lohja's", "2022:ssa"); an en dash does not. "65+" is a word.
const wordPattern = /\d{1,2}\+(?!\d)|[\p{L}\p{N}\p{M}]+(?:[-'’:][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in order; punctuation, emoji and signs fall away. */
export function tokenize(text: string): Token[] {
  return Array.from(text.normalize('NFC').matchAll(wordPattern), ([typed]) => ({
    text: typed,
    word: typed.toLocaleLowerCase('fi').replaceAll('’', "'"),
    capitalised: /^\p{Lu}/u.test(typed),
  }));
}

const dotless: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o' };

/** A lower-case word as typed on a keyboard without å, ä and ö. */
export function withoutDots(word: string): string {
  return /[åäö]/.test(word) ? word.replace(/[åäö]/g, (letter) => dotless[letter] ?? letter) : word;
}
