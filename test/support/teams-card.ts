import { nodesOf } from './block-kit-rules';
import type { SeenButton } from './channel-driver';
import type { FakeActivity } from './fake-teams-chats';

/** What a message says, as a screen reader reads it. */
export function wordsOf({ text, attachments }: FakeActivity): string {
  const card = nodesOf(attachments).find(({ type }) => type === 'AdaptiveCard');
  const words = card ? String(card.fallbackText).replace(/\\([\\`*_[\]<])/g, '$1') : String(text);
  return words.replaceAll('\u2060', '');
}

/** Every button of a card, links with their address as the payload. */
export function buttonsIn(node: unknown): SeenButton[] {
  return nodesOf(node).flatMap(({ type, title, data, url }) => {
    const shown = String(title).replaceAll('\u2060', '');
    if (type === 'Action.OpenUrl') return [{ title: shown, payload: { url } }];
    if (type !== 'Action.Execute') return [];
    return [{ title: shown, payload: (data as { payload: SeenButton['payload'] }).payload }];
  });
}

/** What a poll's card tells the presser alone: the one bold line above the question. */
export function noteIn(card: unknown): string | undefined {
  const { body } = card as { body: readonly Record<string, unknown>[] };
  const blocks = body.filter(({ type }) => type === 'RichTextBlock').map(({ inlines }) => (inlines as Run[])[0]);
  const question = blocks.findIndex((run) => run?.size === 'medium');
  const note = blocks.slice(0, Math.max(0, question)).find((run) => run?.weight === 'bolder');
  return note?.text;
}

interface Run {
  readonly text: string;
  readonly weight?: string;
  readonly size?: string;
}
