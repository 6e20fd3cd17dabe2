import type { Token } from './tokens';

/** The positions of the words that a stretch touches, in a text made of the words with single spaces between. */
export function spanAt(tokens: readonly Token[], start: number, length: number): Set<number> {
  const touched = new Set<number>();
  let at = 0;
  tokens.forEach(({ word }, index) => {
    if (at < start + length && at + word.length > start) touched.add(index);
    at += word.length + 1;
  });
  return touched;
}

/** A pattern for whole words, in such a text. */
export function said(pattern: string): RegExp {
  return new RegExp(`(?<![^ ])(?:${pattern})(?![^ ])`, 'u');
}
