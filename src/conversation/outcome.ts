import type { Language } from '../text/text';
import type { View } from './views';

/** What to show. The channel draws it; nothing here knows how. */
export interface Outcome {
  /** New messages, in order. */
  readonly replies: readonly Reply[];
  /** The pressed card drawn anew, for the person who pressed. */
  readonly redraw?: Drawing;
}

export interface Drawing {
  readonly view: View;
  readonly language: Language;
}

export interface Reply extends Drawing {
  /** `everyone`: a new card for the whole conversation. `person`: only for the one who asked. */
  readonly audience: 'everyone' | 'person';
}
