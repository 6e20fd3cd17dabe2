import type { Action } from '../../conversation/conversation';
import type { Language, Text } from '../../text/text';
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

export function toButton(title: string, { verb, ...data }: Action): Button {
  return { title, verb, data };
}

/** A row of at most six buttons, the most that Teams shows in one set; none for no buttons. */
export function toRows(buttons: readonly Button[]): readonly { readonly buttons: readonly Button[] }[] {
  const rows = [];
  for (let start = 0; start < buttons.length; start += teamsButtons) {
    rows.push({ buttons: buttons.slice(start, start + teamsButtons) });
  }
  return rows;
}

const teamsButtons = 6;

/** A part of a card that may be missing, as templates repeat it: none or one. */
export function optional<T>(part: T | undefined): readonly T[] {
  return part === undefined ? [] : [part];
}

/** Text on a button is one line on a phone; Slack cuts at 75. */
export const buttonCharacters = 70;
