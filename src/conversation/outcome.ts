import type { Language } from '../text/text';
import type { View } from './views';

/** What to show. The channel draws it; nothing here knows how. */
export interface Outcome {
  /** New messages, in order. */
  readonly replies: readonly Reply[];
  /** The pressed card drawn anew, for the person who pressed. */
  readonly redraw?: Drawing;
  /** The platform had delivered the same before: what it asked for is done, and nothing is to be posted again. */
  readonly repeated?: boolean;
  /** With `repeated`: the first is still in hand, and should its process die, only one more delivery brings it back. */
  readonly underWay?: boolean;
}

export interface Drawing {
  readonly view: View;
  readonly language: Language;
}

export interface Reply extends Drawing {
  /** `everyone`: a new card for the whole conversation. `person`: for the one who asked; unseen by others where the channel can. */
  readonly audience: 'everyone' | 'person';
  /** Never to be seen by others: a channel that cannot write privately here writes to the person elsewhere, or not at all. */
  readonly confidential?: boolean;
}
