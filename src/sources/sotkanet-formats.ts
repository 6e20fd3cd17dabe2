import { z } from 'zod';
import {
  type DescribedIndicator,
  type FigureRow,
  figureLimits,
  type Gender,
  type Region,
} from '../indicators/indicators';
import type { Localized } from '../text/text';
import { htmlToLine, htmlToText } from './html-text';

export const genders: readonly Gender[] = ['male', 'female', 'total'];

/** A text by language; languages that are missing, empty or no text are left out. */
function localized(clean: (html: string) => string) {
  const text = z.string().transform(clean).optional().catch(undefined);
  return z
    .object({ fi: text, sv: text, en: text })
    .catch({ fi: undefined, sv: undefined, en: undefined })
    .transform((texts): Localized => Object.fromEntries(Object.entries(texts).filter(([, found]) => found)));
}

const line = localized(htmlToLine);
const paragraphs = localized(htmlToText);
const title = line.refine((texts) => Object.keys(texts).length > 0, 'no title in any language');

// Whatever a list holds besides what we know is left out, not a reason to refuse the rest.
const strings = z.object({ values: z.array(z.unknown()) }).catch({ values: [] });
const isGender = (value: unknown): value is Gender => genders.some((gender) => gender === value);
const isString = (value: unknown): value is string => typeof value === 'string';

const { firstYear, lastYear, lastRegion } = figureLimits;
const year = z.int().min(firstYear).max(lastYear);
const range = z
  .object({ start: year, end: year })
  .refine(({ start, end }) => start <= end)
  .optional()
  .catch(undefined);

export const listedIndicator = z.object({ id: z.int().positive() }).transform(({ id }) => id);

export const region = z
  .object({
    id: z.int().min(0).max(lastRegion),
    code: z.union([z.string(), z.number().transform(String)]),
    category: z.string().min(1),
    title,
    memberOf: z.array(z.int()).catch([]),
  })
  .transform((parsed): Region => parsed);

export const longIndicator = z
  .object({
    id: z.int().positive(),
    title,
    organization: z.object({ title: line }).catch({ title: {} }),
    classifications: z.object({ sex: strings, region: strings }).catch({ sex: { values: [] }, region: { values: [] } }),
    range,
    // One digit is what most indicators have, for those that do not say.
    decimals: z.int().min(0).max(10).catch(1),
    'data-updated': z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}/)
      .optional()
      .catch(undefined),
    description: paragraphs,
    interpretation: paragraphs,
    limits: paragraphs,
  })
  .transform(
    (parsed): DescribedIndicator => ({
      indicator: {
        id: parsed.id,
        title: parsed.title,
        organization: parsed.organization.title,
        genders: parsed.classifications.sex.values.filter(isGender),
        levels: parsed.classifications.region.values.filter(isString),
        range: parsed.range,
        decimals: parsed.decimals,
        updated: parsed['data-updated']?.slice(0, 10),
      },
      description: {
        definition: parsed.description,
        interpretation: parsed.interpretation,
        limits: parsed.limits,
      },
    }),
  );

const number = z.union([z.number(), z.null(), z.literal('').transform(() => null)]).optional();

/** A row of values; where `value` is empty `absValue` stands for it. */
export const valueRow = z
  .object({
    indicator: z.int(),
    region: z.int().min(0).max(lastRegion),
    year,
    gender: z.enum(['male', 'female', 'total']),
    value: number,
    absValue: number,
  })
  .transform((row, context): FigureRow & { indicator: number } => {
    const value = row.value ?? row.absValue;
    if (value === null || value === undefined) {
      context.addIssue('neither value nor absValue');
      return z.NEVER;
    }
    return { indicator: row.indicator, region: row.region, year: row.year, gender: row.gender, value };
  });
