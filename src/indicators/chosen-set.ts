import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from '../base/base';

/** What wellbeing reports are ordered by. */
export const themes = [
  'population',
  'children',
  'workAge',
  'olderPeople',
  'income',
  'employment',
  'education',
  'mentalHealth',
  'substanceUse',
  'morbidity',
  'housing',
  'safety',
  'participation',
  'services',
  'economy',
] as const;
export type Theme = (typeof themes)[number];

export interface ChosenIndicator {
  readonly id: number;
  readonly theme: Theme;
}

const chosenSet = z.object({ indicators: z.array(z.object({ id: z.int().positive(), theme: z.enum(themes) })) });

/** The indicators whose values every sync brings (data/wellbeing-indicators.json). A file that breaks its form is an OperatorError. */
export function readChosenSet(path: string): readonly ChosenIndicator[] {
  try {
    return chosenSet.parse(JSON.parse(readFileSync(path, 'utf8'))).indicators;
  } catch (cause) {
    throw new OperatorError(`the chosen indicators cannot be read from ${path}`, { cause });
  }
}
