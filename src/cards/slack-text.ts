import { shorten } from '../text/text';
import { CardError } from './card-error';
import { slackLimits } from './slack-limits';
import type { PlainText, TextElement } from './slack-types';

/** Makes the texts of one message or modal, each visibly shortened to its own limit and to what is left of the limit for all. */
export interface TextBudget {
  plain(text: string, max: number): PlainText;
  literal(text: string, bold: boolean): TextElement;
}

export function createTextBudget(): TextBudget {
  let left: number = slackLimits.allText;
  const take = (text: string, max: number): string => {
    // Slack refuses an empty text.
    const taken = shorten(text, Math.max(1, Math.min(max, left))) || ' ';
    left -= taken.length;
    return taken;
  };
  return {
    plain: (text, max) => ({ type: 'plain_text', text: take(text, max), emoji: false }),
    literal(text, bold) {
      const taken = take(text, slackLimits.section);
      return bold ? { type: 'text', text: taken, style: { bold: true } } : { type: 'text', text: taken };
    },
  };
}

/** The value, where shortening would break it: an id, a payload, an address. Throws when it is too long. */
export function within(max: number, value: string): string {
  if (value.length > max) throw new CardError('overLimit', `${value.length} characters where Slack takes ${max}`);
  return value;
}

/** Text for the fields that Slack reads as mrkdwn: `<!channel>` and the like stay letters. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
