import { z } from 'zod';

// Block Kit's rules for what we send, written from Slack's reference and kept apart from the translator's own limits.

const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.literal(false) });
const url = z
  .string()
  .regex(/^https?:\/\//)
  .max(3000);

const textElement = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: z.strictObject({ bold: z.boolean() }).optional(),
});
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(textElement) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section).min(1),
});
const richText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z.array(z.discriminatedUnion('type', [section, list])).min(1),
});

const button = z
  .strictObject({
    type: z.literal('button'),
    action_id: z.string().min(1).max(255),
    text: plain(75),
    value: z.string().max(2000).optional(),
    url: url.optional(),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .refine((it) => (it.value === undefined) !== (it.url === undefined), 'a button has either a value or an address');

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });
const inputElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: z.string(),
    multiline: z.boolean(),
    initial_value: z.string().min(1).max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: z.string(),
    options: z.array(option).min(1).max(10),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: z.string(),
    options: z.array(option).min(1).max(100).optional(),
    option_groups: z.array(optionGroup).min(1).max(100).optional(),
    initial_option: option.optional(),
  }),
]);

const everywhere = [
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({ type: z.literal('section'), text: plain(3000) }),
  z.strictObject({ type: z.literal('context'), elements: z.array(plain(3000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ type: z.literal('image'), image_url: url, alt_text: z.string().min(1).max(2000) }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) }),
  richText,
] as const;
const table = z.strictObject({
  type: z.literal('table'),
  rows: z.array(z.array(richText).max(20)).min(1).max(100),
  column_settings: z
    .array(z.strictObject({ align: z.enum(['left', 'center', 'right']), is_wrapped: z.boolean() }))
    .max(20),
});
const input = z.strictObject({
  type: z.literal('input'),
  block_id: z.string().max(255),
  label: plain(2000),
  optional: z.boolean(),
  element: inputElement,
});

const message = z
  .array(z.discriminatedUnion('type', [...everywhere, table]))
  .min(1)
  .max(50);
const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.string().min(1).max(255),
  private_metadata: z.string().max(3000),
  title: plain(24),
  submit: plain(24),
  close: plain(24),
  blocks: z
    .array(z.discriminatedUnion('type', [...everywhere, input]))
    .min(1)
    .max(100),
});

const home = z.strictObject({
  type: z.literal('home'),
  private_metadata: z.string().max(3000),
  blocks: z
    .array(z.discriminatedUnion('type', [...everywhere, input]))
    .min(1)
    .max(100),
});

/** What Slack would refuse in a message's blocks, in words; nothing when all is well. */
export function messageFaults(blocks: unknown): readonly string[] {
  const faults = [...schemaFaults(message, blocks), ...commonFaults(blocks)];
  const tables = nodesOf(blocks).filter((node) => node.type === 'table');
  return tables.length > 1 ? [...faults, 'more than one table'] : faults;
}

/** What Slack would refuse in a modal. */
export function modalFaults(view: unknown): readonly string[] {
  return [...schemaFaults(modal, view), ...commonFaults(view)];
}

/** What Slack would refuse in the bot's own page. */
export function homeFaults(view: unknown): readonly string[] {
  return [...schemaFaults(home, view), ...commonFaults(view)];
}

function schemaFaults(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`);
}

function commonFaults(value: unknown): readonly string[] {
  const nodes = nodesOf(value);
  const ids = nodes.flatMap((node) => (node.type === 'button' ? [node.action_id] : []));
  const faults = new Set(ids).size < ids.length ? ['an action_id is used twice'] : [];
  // Undocumented: past about 13,200 characters of text Slack answers msg_blocks_too_long.
  if (textsOf(value).join('').length > 13_200) faults.push('too much text');
  return faults;
}

type Node = Readonly<Record<string, unknown>>;

/** Every object in a JSON value. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Every text that blocks show. */
export function textsOf(value: unknown): readonly string[] {
  return nodesOf(value).flatMap((node) =>
    [node.text, node.alt_text].filter((text): text is string => typeof text === 'string'),
  );
}
