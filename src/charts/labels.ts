import { cleanLine } from '../text/text';

/** Up to the last place where a line may end: before a space, or after a hyphen inside a name. */
const lastBreak = /^(.+(?: |\p{L}-(?=\p{L})))/u;

const graphemes = new Intl.Segmenter('fi', { granularity: 'grapheme' });

/**
 * The label in lines of at most `width`, broken between words and after hyphens; past `maxLines` the last one ends in "…".
 * Widths are in em: multiples of the font size.
 */
export function wrapLabel(label: string, width: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  // XML takes neither control characters, which cleaning removes, nor halves of characters.
  let rest = cleanLine(label).replace(/\p{Surrogate}/gu, '\ufffd');
  while (lines.length < maxLines) {
    const fitting = fittingPart(rest, width);
    if (fitting === rest) return [...lines, rest];
    const isLast = lines.length === maxLines - 1;
    if (isLast) return [...lines, `${fittingPart(rest, width - widthOf('…')).trimEnd()}…`];
    const line = rest[fitting.length] === ' ' ? fitting : (lastBreak.exec(fitting)?.[1]?.trimEnd() ?? fitting);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return lines;
}

/** A little more than the width of a line of text, in em. */
export function widthInEm(text: string): number {
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + widthOf(segment), 0);
}

/** As many whole characters from the start as fit; at least one, so that wrapping ends. */
function fittingPart(text: string, width: number): string {
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width && index > 0) return text.slice(0, index);
  }
  return text;
}

/** A little more than a character's advance in DejaVu Sans, in em. What the font lacks is drawn as boxes, one a code point. */
function widthOf(grapheme: string): number {
  if (/^[ijlI.,:;'|!()[\]]/.test(grapheme)) return 0.4;
  if (/^[mwMW@%—…]/.test(grapheme)) return 1;
  if (/^\p{Script=Latin}$/u.test(grapheme)) return /\p{Lu}/u.test(grapheme) ? 0.74 : 0.63;
  return grapheme < '\u2e80' ? 0.7 : 1.1 * [...grapheme].length;
}
