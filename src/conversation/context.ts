import type { Person } from '../members/members';
import type { Place } from '../polls/polls';
import type { Language } from '../text/text';
import type { Incoming } from './incoming';
import type { Outcome } from './outcome';
import type { Notice, View } from './views';

/** Who is speaking, where, and in which languages to answer. */
export interface Context {
  /** What came in. */
  readonly incoming: Incoming;
  readonly place: Place;
  readonly person: Person;
  /** The id of the account that speaks: one of the person's, on the channel of the place. */
  readonly account: string;
  /** For what only this person reads. */
  readonly language: Language;
  /** For what everyone in the conversation reads. */
  readonly sharedLanguage: Language;
}

/** A new message that only this person is meant to read. */
export function toPerson(context: Context, view: View): Outcome {
  return { replies: [{ audience: 'person', view, language: context.language }] };
}

/** A new message that others must never see: it tells something about a person, or opens something. */
export function confidential(context: Context, view: View): Outcome {
  return { replies: [{ audience: 'person', view, language: context.language, confidential: true }] };
}

export function confidentialNotice(context: Context, notice: Notice): Outcome {
  return confidential(context, { kind: 'notice', notice, offerHelp: false });
}

export function noticeToPerson(context: Context, notice: Notice, offerHelp = false): Outcome {
  return toPerson(context, { kind: 'notice', notice, offerHelp });
}

/** The pressed card drawn anew for the one who pressed. */
export function redrawn(context: Context, view: View): Outcome {
  return { replies: [], redraw: { view, language: context.language } };
}
