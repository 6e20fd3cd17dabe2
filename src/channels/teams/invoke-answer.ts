import type { Outcome, Reply } from '../../conversation/conversation';
import type { Language } from '../../text/text';
import { cardType, type Pen } from './drawing';

/** The body that answers `adaptiveCard/action`: a card in place of the pressed one, or a line beside it; both for the presser alone. */
export type InvokeAnswer =
  | { readonly statusCode: 200; readonly type: typeof cardType; readonly value: unknown }
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.activity.message'; readonly value: string };

/** Puts into the answer what is for the presser alone; `rest` are the replies that must be posted. */
export function toInvokeAnswer(
  { replies, redraw, repeated }: Outcome,
  language: Language,
  pen: Pen,
): { readonly answer: InvokeAnswer; readonly rest: readonly Reply[] } {
  const card = redraw && pen.card(redraw);
  if (card) return { answer: { statusCode: 200, type: cardType, value: card }, rest: replies };
  if (redraw) return { answer: line(pen.words(redraw)), rest: replies };
  // A refusal is not for the whole conversation to read, and here is the one place that only the presser sees.
  const [notices, rest] = [replies.filter(isPassing), replies.filter((reply) => !isPassing(reply))];
  const again = { view: { kind: 'notice', notice: { code: 'repeated' }, offerHelp: false }, language } as const;
  const words = repeated && notices.length === 0 ? [again] : notices;
  return { answer: line(words.map((drawing) => pen.words(drawing)).join('\n')), rest };
}

const line = (value: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});

/** A word to the presser that offers nothing further to press. */
function isPassing({ audience, view }: Reply): boolean {
  return audience === 'person' && view.kind === 'notice' && !view.offerHelp;
}
