import { z } from 'zod';
import { type FigureQuestion, rankedLevels } from '../indicators/indicators';
import type { Chip } from '../questions/questions';

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/);
const regionId = z.number().int().min(0).max(1_000_000);
const indicatorId = z.number().int().min(0).max(10_000_000);

const year = z.number().int().min(1900).max(2200);
const gender = z.enum(['total', 'male', 'female']);

const years = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('year'), year }),
  z.strictObject({ kind: z.literal('range'), from: year.optional(), to: year.optional() }),
  z.strictObject({ kind: z.literal('last'), years: z.number().int().min(1).max(200) }),
]);

/** The most regions that one question compares. */
export const regionsAtMost = 8;

/** A FigureQuestion, field by field, and what it changes of the question that its button stands under. */
const figuresPayload = z.strictObject({
  verb: z.literal('showFigures'),
  ask: z.enum(['value', 'trend', 'compare', 'rank']),
  indicator: indicatorId,
  regions: z.array(regionId).min(1).max(regionsAtMost),
  gender,
  years: years.optional(),
  level: z.enum(rankedLevels).optional(),
  order: z.enum(['highest', 'lowest']).optional(),
  changes: z.enum(['indicator', 'region', 'years', 'gender']).optional(),
});

/** The same as older cards carry it, which still stand in chats: one value. */
const oldPayload = z
  .strictObject({
    verb: z.literal('showFigure'),
    indicator: indicatorId,
    region: regionId,
    year: year.optional(),
    gender: gender.optional(),
  })
  .transform(
    ({ indicator, region, year: of, gender: by = 'total' }): z.infer<typeof figuresPayload> => ({
      verb: 'showFigures',
      ask: 'value',
      indicator,
      regions: [region],
      gender: by,
      ...(of === undefined ? {} : { years: { kind: 'year', year: of } }),
    }),
  );

/** Every button and form of the bot. `verb` is also Teams' verb; the rest is the button's data. */
const action = z.discriminatedUnion('verb', [
  z.strictObject({ verb: z.literal('help') }),
  z.strictObject({ verb: z.literal('ask'), question: z.string().min(1).max(300) }),
  oldPayload,
  figuresPayload,
  z.strictObject({ verb: z.literal('showDefinition'), indicator: indicatorId }),
  z.strictObject({ verb: z.literal('openPollForm') }),
  z.strictObject({ verb: z.literal('launchPoll'), key: id }),
  z.strictObject({ verb: z.literal('vote'), poll: id, option: id }),
  z.strictObject({ verb: z.literal('closePoll'), poll: id }),
  z.strictObject({ verb: z.literal('showPoll'), poll: id }),
  z.strictObject({ verb: z.literal('openPolls') }),
  z.strictObject({ verb: z.literal('getReportLink') }),
  z.strictObject({ verb: z.literal('openRoleForm') }),
  z.strictObject({ verb: z.literal('setRole') }),
  z.strictObject({ verb: z.literal('linkAccounts') }),
  z.strictObject({ verb: z.literal('setLanguage'), language: z.enum(['fi', 'sv', 'en']) }),
]);

export type Action = z.infer<typeof action>;
export type Verb = Action['verb'];

/** Reads a button's payload; undefined for anything that is not exactly one of ours. */
export function parseAction(payload: unknown): Action | undefined {
  const parsed = action.safeParse(payload);
  return parsed.success ? parsed.data : undefined;
}

/** The payload of a button that asks this question; `changes` tells what it changes of the one that its card answers. */
export function showFigures(question: FigureQuestion, changes?: Chip['changes']): Action {
  const { ask, indicator, regions, gender, years, level, order } = question;
  return {
    verb: 'showFigures',
    ask,
    indicator,
    regions: [...regions],
    gender,
    ...(years ? { years } : {}),
    ...(level ? { level } : {}),
    ...(order ? { order } : {}),
    ...(changes ? { changes } : {}),
  };
}
