import { z } from 'zod';
import { nodesOf } from './block-kit-rules';

const library: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');

// What Teams refuses or shows badly, written from its reference and kept apart from the channel's own limits.
const mostBytes = 100 * 1024; // UTF-16
const mostActions = 6; // buttons in one set
const adaptive = 'application/vnd.microsoft.card.adaptive';

const message = z.object({
  type: z.literal('message'),
  text: z.string().min(1).optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.literal(adaptive), content: z.looseObject({}) })).optional(),
  entities: z.array(z.unknown()).max(0).optional(),
  from: z.object({ id: z.string().min(1) }),
  conversation: z.object({ id: z.string().min(1) }),
});

/** What is wrong with a message, for Teams; nothing when it is fine. */
export function messageFaults(activity: unknown): readonly string[] {
  const parsed = message.safeParse(activity);
  if (!parsed.success) return parsed.error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`);
  const { text, attachments = [] } = parsed.data;
  const bytes = JSON.stringify(activity).length * 2;
  return [
    ...(text === undefined && attachments.length === 0 ? ['a message without content'] : []),
    ...(bytes > mostBytes ? [`${bytes} bytes, more than ${mostBytes}`] : []),
    ...markFaults(text ?? ''),
    ...attachments.flatMap(({ content }) => cardFaults(content)),
  ];
}

/** What Teams could not draw of a card, or would take for a mention or a template. */
export function cardFaults(content: object): readonly string[] {
  // The library checks `lang` with a pattern that remembers its last match, and so refuses every second card.
  const { lang: _, ...json } = content as Record<string, unknown>;
  const card = new library.AdaptiveCard();
  const context = new library.SerializationContext(library.Versions.v1_5);
  card.parse(json, context);
  const events = [
    ...Array.from({ length: context.eventCount }, (__, index) => context.getEventAt(index)),
    ...card.validateProperties().validationEvents,
  ];
  const sets = nodesOf(content).filter(({ type }) => type === 'ActionSet');
  const shown = nodesOf(content).flatMap(({ text, title }) => [text, title].filter((word) => typeof word === 'string'));
  return [
    ...events.map((event) => event.message),
    ...sets.flatMap(({ actions }) =>
      Array.isArray(actions) && actions.length > mostActions ? [`${actions.length} buttons in a row`] : [],
    ),
    ...shown.flatMap(markFaults),
    ...(typeof json.fallbackText === 'string' && json.fallbackText !== '' ? [] : ['a card without fallbackText']),
  ];
}

const markFaults = (text: string) => (/<\/?at>/i.test(text) ? ['a mark of a mention that mentions nobody'] : []);
