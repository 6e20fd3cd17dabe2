// Controls, and the marks that turn reading direction around: they could make a name or an option show as something else.
// Zero-width joiners stay, since emoji and many scripts need them.
const unwanted = /\p{Cc}|\p{Bidi_Control}|\ufeff/gu;

/** One line of user text: composed (NFC), without controls and direction marks, white space folded and trimmed. */
export function cleanLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(unwanted, '').trim();
}

// Characters that take no room: joiners, zero-width spaces and their like, and a letter that is drawn as nothing.
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** What there is to see of a line; lines that look alike are equal by it. Only to compare: what is shown stays as typed. */
export function seenOf(line: string): string {
  return line.replace(unseen, '').trim();
}

const graphemes = new Intl.Segmenter('fi', { granularity: 'grapheme' });

/** The text, or as many whole characters of it as fit in `max` UTF-16 units with a closing "…". */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
