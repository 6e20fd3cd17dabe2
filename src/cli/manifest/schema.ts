import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { z } from 'zod';
import { OperatorError } from '../../base/base';

const header = z.object({ $schema: z.string() });
const place = /\/teams\/(v[\d.]+)\/(MicrosoftTeams\.(?:Localization\.)?schema\.json)$/u;

/** What the official schema that a file of the package names finds wrong with it: one line each. Looks at no network. */
export function faultsBySchema(file: string, content: unknown): readonly string[] {
  const { $schema } = header.parse(content);
  const validate = new Ajv({
    allErrors: true,
    // The schemas are of draft 4 and older than `$id`, and some of their patterns are no Unicode patterns.
    strict: false,
    unicodeRegExp: false,
    formats: { uri: (text: string) => URL.canParse(text), uuid: true },
  }).compile(officialSchema(file, $schema));
  if (validate(content)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${file}${instancePath} ${message ?? 'is not as the schema says'}`,
  );
}

/** The schema as Microsoft's package carries it. A development package: a running bot needs no schema. */
function officialSchema(file: string, url: string): object {
  const [, version, name] = place.exec(url) ?? [];
  if (version === undefined) throw new OperatorError(`manifest/teams/${file} names no schema of Teams in $schema`);
  const path = `@microsoft/app-manifest/build/json-schemas/teams/${version}/${name}`;
  const { $schema: _draft, ...schema } = z
    .looseObject({})
    .parse(JSON.parse(readFileSync(require.resolve(path), 'utf8')));
  return schema;
}
