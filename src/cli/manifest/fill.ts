import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../../base/base';

/** What the placeholders of a template stand for, by their names. */
export type Values = Readonly<Record<string, string>>;

const root = join(__dirname, '..', '..', '..', 'manifest');

/** A file of the repository's `manifest` folder, as it is. */
export function readPart(platform: 'teams' | 'slack', name: string): Buffer {
  return readFileSync(join(root, platform, name));
}

/**
 * A JSON template of the `manifest` folder with `{{NAME}}` replaced in every text. A value lands inside a text that has been
 * parsed before, so none can change the manifest's shape. Throws an OperatorError for a placeholder that nothing fills.
 */
export function fillTemplate(platform: 'teams' | 'slack', name: string, values: Values): unknown {
  const fill = (text: string) =>
    text.replace(/\{\{(.*?)\}\}/gu, (placeholder, wanted: string) => {
      const value = Object.hasOwn(values, wanted) ? values[wanted] : undefined;
      if (value === undefined) {
        throw new OperatorError(`manifest/${platform}/${name} has the placeholder ${placeholder}, which nothing fills`);
      }
      return value;
    });
  const template: unknown = JSON.parse(readPart(platform, name).toString('utf8'));
  return withTexts(template, fill);
}

/** The same shape with every text changed. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, change)]));
}
