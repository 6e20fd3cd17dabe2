import type { View } from '../conversation/views';
import type { Language } from '../text/text';

export { toBlocks, toHomeBlocks } from './block-kit';
export { CardError } from './card-error';
export { createCards } from './draw';
export type { SlackBlock, SlackMessage, SlackModal } from './slack-types';

/** An Adaptive Card as plain JSON. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly body: readonly unknown[];
  readonly actions?: readonly unknown[];
  readonly [property: string]: unknown;
}

/** A view put into words and shape for one language. */
export interface DrawnCard {
  readonly card: AdaptiveCard;
  /** The whole content in plain words: for screen readers, notifications and clients that draw no cards. */
  readonly text: string;
}

export interface Cards {
  draw(view: View, language: Language): DrawnCard;
}
