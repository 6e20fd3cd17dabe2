import { z } from 'zod';
import type { AdaptiveCard } from './cards';

// The closed subset of Adaptive Cards that our templates may use. Strict on purpose: what the plain text and Slack's
// translation do not know would vanish there, so an unknown element or property throws here.

const placed = { spacing: z.enum(['none', 'small', 'medium', 'large']).optional(), separator: z.boolean().optional() };
const size = z.enum(['small', 'medium', 'large', 'extraLarge']).optional();

/** Renders Markdown in Teams: holds our own words only. */
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string(),
  wrap: z.literal(true),
  style: z.literal('heading').optional(),
  weight: z.literal('bolder').optional(),
  isSubtle: z.boolean().optional(),
  size,
  ...placed,
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: z.literal('bolder').optional(),
  color: z.literal('attention').optional(),
  isSubtle: z.boolean().optional(),
  size,
});

/** Literal text: the only place, beside titles, for words of people and sources. */
const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  ...placed,
});

const table = z.strictObject({
  type: z.literal('Table'),
  columns: z.array(z.strictObject({ width: z.number() })),
  rows: z.array(
    z.strictObject({
      type: z.literal('TableRow'),
      cells: z.array(z.strictObject({ type: z.literal('TableCell'), items: z.tuple([richTextBlock]) })),
    }),
  ),
  ...placed,
});

/** A picture of what a table in the same card says in words and numbers. */
const image = z.strictObject({
  type: z.literal('Image'),
  url: z.string(),
  altText: z.string().min(1),
  size: z.literal('stretch'),
  ...placed,
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: z.string().min(1),
  verb: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  style: z.enum(['positive', 'destructive']).optional(),
});

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.string() });

const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z.array(z.discriminatedUnion('type', [execute, openUrl])).min(1),
  ...placed,
});

const input = {
  id: z.string(),
  label: z.string(),
  isRequired: z.literal(true),
  errorMessage: z.string(),
  ...placed,
};

const textInput = z.strictObject({
  type: z.literal('Input.Text'),
  value: z.string(),
  isMultiline: z.boolean().optional(),
  ...input,
});

const choiceInput = z.strictObject({
  type: z.literal('Input.ChoiceSet'),
  choices: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
  value: z.string().optional(),
  style: z.enum(['compact', 'expanded', 'filtered']),
  wrap: z.literal(true),
  ...input,
});

const flatElement = z.discriminatedUnion('type', [
  textBlock,
  richTextBlock,
  table,
  image,
  actionSet,
  textInput,
  choiceInput,
]);

const container = z.strictObject({
  type: z.literal('Container'),
  items: z.array(flatElement),
  ...placed,
});

const body = z.array(z.discriminatedUnion('type', [...flatElement.options, container]));

/** An element that holds no others. */
export type FlatElement = z.infer<typeof flatElement>;
export type CardTable = z.infer<typeof table>;
export type CardButton = z.infer<typeof execute> | z.infer<typeof openUrl>;
export type CardInput = z.infer<typeof textInput> | z.infer<typeof choiceInput>;

/** The elements of a card from top to bottom, containers opened. Throws for an element or property outside our subset. */
export function readElements(card: AdaptiveCard): readonly FlatElement[] {
  return body.parse(card.body).flatMap((element) => {
    if (element.type !== 'Container') return [element];
    const [first, ...rest] = element.items;
    return first ? [{ ...first, separator: element.separator ?? first.separator }, ...rest] : [];
  });
}

/** The rows of a table as plain words. */
export function tableWords(table: CardTable): readonly (readonly string[])[] {
  return table.rows.map((row) => row.cells.map(({ items: [text] }) => text.inlines.map((run) => run.text).join('')));
}
