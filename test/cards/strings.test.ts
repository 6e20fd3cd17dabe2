import { IntlMessageFormat } from 'intl-messageformat';
import { languages, readStrings } from '../../src/text/text';
import { nodesOf } from '../support/block-kit-rules';

/** The names of the values that a message takes, also those inside plurals and selects. */
function placeholders(message: string): readonly string[] {
  // Kinds of a message's parts that hold a value: argument, number, date, time, select and plural.
  const valued = [1, 2, 3, 4, 5, 6];
  const parts = nodesOf(new IntlMessageFormat(message, 'fi', undefined, { ignoreTag: true }).getAst());
  return [
    ...new Set(parts.filter((part) => valued.includes(Number(part.type))).map((part) => String(part.value))),
  ].sort();
}

describe('the texts in Finnish, Swedish and English', () => {
  const finnish = readStrings('fi');

  it.each(languages)('have the same keys in %s', (language) => {
    expect([...readStrings(language).keys()].sort()).toEqual([...finnish.keys()].sort());
  });

  it.each(languages)('parse in %s and take the same values', (language) => {
    for (const [key, message] of readStrings(language)) {
      expect([key, placeholders(message)]).toEqual([key, placeholders(finnish.get(key) ?? '')]);
    }
  });

  it.each(languages)('have no empty one in %s', (language) => {
    expect([...readStrings(language).values()]).not.toContain('');
  });
});
