import type { Action } from '../../conversation/conversation';
import { type Language, shorten, type Text } from '../../text/text';
import type { Bindable, TemplateName } from '../templates';

/** A view as plain data for its template; every word is in it. */
export interface Presented {
  readonly template: TemplateName;
  readonly data: { readonly [key: string]: Bindable };
}

/** What a presenter words a view with. */
export interface Wording {
  readonly text: Text;
  readonly language: Language;
  /** An ISO moment in words, in the zone of the people who read. */
  readonly moment: (isoMoment: string) => string;
}

/** A button as templates take it: the payload's `verb` beside the rest of it. */
export interface Button {
  readonly title: string;
  readonly verb: Action['verb'];
  readonly data: { readonly [key: string]: Bindable };
  readonly [key: string]: Bindable;
}

/** What a button can say on Slack (Block Kit, button text), and about two lines of a phone. */
export const buttonCharacters = 75;

/** A title that is too long ends in "…". */
export function toButton(title: string, { verb, ...data }: Action): Button {
  return { title: shorten(title, buttonCharacters), verb, data };
}

/** A part of a card that may be missing, as templates repeat it: none or one. */
export function optional<T>(part: T | undefined): readonly T[] {
  return part === undefined ? [] : [part];
}
