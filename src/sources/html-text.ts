import { decode } from 'html-entities';
import { cleanLine } from '../text/text';

const hidden = /<!--.*?-->|<(script|style)\b[^>]*>.*?<\/\1\s*>/gis;
const paragraphEnd = /<\/?(?:p|br|div|li|ul|ol|tr|table|h[1-6])\b[^>]*>/gi;
// A letter must follow, so that "< 5 tapausta" stays.
const otherTag = /<\/?[a-z][^>]*>/gi;

/** The plain text of a piece of HTML, paragraphs parted by "\n". */
export function htmlToText(html: string): string {
  const bare = html.replace(hidden, ' ').replace(/\s+/g, ' ').replace(paragraphEnd, '\n').replace(otherTag, '');
  // Entities last: "&lt;b&gt;" is the text "<b>", not a tag.
  const paragraphs = bare.split('\n').map((paragraph) => cleanLine(decode(paragraph)));
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n');
}

/** The same in one line, for titles. */
export function htmlToLine(html: string): string {
  return htmlToText(html).replaceAll('\n', ' ');
}
