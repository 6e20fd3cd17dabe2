import { type AdaptiveCard, type Cards, type SlackMessage, toBlocks } from '../../cards/cards';
import type { Drawing } from '../../conversation/conversation';
import type { Language } from '../../text/text';
import type { StoredPost } from './posts';

/** A card as the page shows it: drawn for the web, and for Slack when asked. */
export interface PageCard {
  readonly card: AdaptiveCard;
  readonly text: string;
  readonly language: Language;
  /** Block Kit: the same card as Slack would show it. */
  readonly slack?: SlackMessage;
}

/** A post as the page shows it. */
export interface PagePost {
  readonly id: string;
  /** Differs when the post does. */
  readonly version: string;
  readonly order: number;
  /** Only the reader sees it. */
  readonly private: boolean;
  readonly by?: { readonly id: string; readonly name: string };
  readonly said?: string;
  readonly shown?: PageCard;
}

export interface Pen {
  draw(drawing: Drawing, slack: boolean): PageCard;
  drawPost(post: StoredPost, slack: boolean): PagePost;
}

/** Draws at reading time, so that a card that was kept as a view follows the templates and texts of today. */
export function createPen({ cards }: { cards: Cards }): Pen {
  const draw = ({ view, language }: Drawing, slack: boolean): PageCard => {
    const drawn = cards.draw(view, language);
    return { ...drawn, language, ...(slack ? { slack: toBlocks(drawn) } : {}) };
  };
  return {
    draw,
    drawPost({ id, etag, partition, body: { order, content } }, slack) {
      const post = { id, version: etag, order, private: partition !== 'everyone' };
      return content.kind === 'said'
        ? { ...post, by: content.by, said: content.text }
        : { ...post, shown: draw(content, slack) };
    },
  };
}
