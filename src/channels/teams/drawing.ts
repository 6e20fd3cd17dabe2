import type { Activity } from 'botbuilder';
import type { Cards, DrawnCard } from '../../cards/cards';
import type { Drawing } from '../../conversation/conversation';
import { shorten, textIn } from '../../text/text';
import { teamsLimits } from './limits';

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** What is shown as a message, without where. */
export type MessageContent = Pick<Activity, 'type'> & Partial<Activity>;

/** Puts what the core wants to show into what Teams takes. */
export interface Pen {
  /** As a message: a card, or its words where the card is too big for Teams. */
  message(drawing: Drawing): MessageContent;
  /** As a card to stand in place of another; undefined when it is too big. */
  card(drawing: Drawing): unknown;
  /** As plain words only. */
  words(drawing: Drawing): string;
}

export function createPen({ cards }: { cards: Cards }): Pen {
  // The same drawing is shown to many: it is put into Teams' shape once.
  const shaped = new WeakMap<DrawnCard, { readonly card: unknown }>();
  const drawCard = (drawn: DrawnCard): unknown => {
    const known = shaped.get(drawn) ?? { card: fitting(toTeams(drawn.card)) };
    shaped.set(drawn, known);
    return known.card;
  };
  return {
    message({ view, language }) {
      const drawn = cards.draw(view, language);
      const card = drawCard(drawn);
      // Plain: else the marks of Markdown in people's words would be taken for such.
      if (card === undefined) return { type: 'message', textFormat: 'plain', text: shortened(drawn.text, language) };
      const summary = harmless(shorten(drawn.text, teamsLimits.summaryCharacters));
      return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] };
    },
    card: ({ view, language }) => drawCard(cards.draw(view, language)),
    words: ({ view, language }) => harmless(shorten(cards.draw(view, language).text, teamsLimits.textCharacters)),
  };
}

/** The card, unless it is too big. */
function fitting(card: unknown): unknown {
  return JSON.stringify(card).length * 2 <= teamsLimits.activityBytes ? card : undefined;
}

/** What is left of a card without its shape and its buttons; says so at the end. */
function shortened(text: string, language: Drawing['language']): string {
  return harmless(`${shorten(text, teamsLimits.textCharacters)}\n\n${textIn(language)('card.shortened')}`);
}

/** Where a card holds words that are shown. What people typed into fields is given back as it is. */
const shownProperties = ['text', 'title', 'label', 'altText', 'fallbackText', 'errorMessage'];

/**
 * A button's payload in a place of its own: Teams mixes what is typed into the same object, and the core takes a payload only
 * as it was drawn. Clients that do not know Action.Execute get a plain submit instead.
 */
function toTeams(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toTeams);
  if (typeof node !== 'object' || node === null) return node;
  const { type, verb, data, title } = node as Record<string, unknown>;
  if (type === 'AdaptiveCard') return { ...mapShown(node), msteams: acrossTheChat };
  if (type !== 'Action.Execute') return mapShown(node);
  const sent = { payload: { verb, ...(data as object) } };
  const shown = harmless(String(title));
  return { ...node, title: shown, data: sent, fallback: { type: 'Action.Submit', title: shown, data: sent } };
}

/** Else Teams keeps cards narrow: long options and questions on buttons are cut off, and a table's words break. */
const acrossTheChat = { width: 'Full' };

function mapShown(node: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      typeof value === 'string' && shownProperties.includes(name) ? harmless(value) : toTeams(value),
    ]),
  );
}

/** Keeps a typed `<at>` from being read as the mark of a mention: an invisible joiner after the bracket, and it shows as typed. */
function harmless(text: string): string {
  return text.replace(/<(?=\/?at\b)/gi, '<\u2060');
}
