import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition } from '../../src/indicators/indicators';
import { createLexicon, type Lexicon, readLexicon, type Target, tokenize } from '../../src/understanding/understanding';
import { hasSotkanetData, readSotkanetEdition } from '../support/sotkanet-edition';

const folder = join(__dirname, '..', '..', 'data', 'lexicon');
const lexicon = readLexicon(folder);

function find(text: string, among: Lexicon = lexicon): string[] {
  return among.find(tokenize(text)).map(({ concept }) => concept.name);
}

it('lets the more exact concept win', () => {
  expect(find('nuorisotyöttömyys')).toEqual(['youthUnemployment']);
  expect(find('yksin asuvat vanhukset')).toEqual(['livingAlone']);
  expect(find('kuntavaalien äänestysprosentti')).toEqual(['turnoutMunicipal']);
});

it('counts a weak concept only when it stands alone', () => {
  expect(find('kuinka moni asukkaista sai toimeentulotukea')).toEqual(['incomeSupport']);
  expect(find('montako asukasta')).toEqual(['population']);
});

it('keeps two subjects apart', () =>
  expect(find('diabetes ja työttömyys').sort()).toEqual(['diabetes', 'unemployment']));

it('says which words a concept explains', () => {
  const [match] = lexicon.find(tokenize('diabetesta sairastavat naapurini'));
  expect([...(match?.tokens ?? [])].sort()).toEqual([0, 1]);
});

it('lets no two concepts claim one word', () => {
  const words = new Set(
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n')
      .toLocaleLowerCase('fi')
      .match(/[\p{L}-]{2,}/gu),
  );
  const twice = [...words].filter((word) => lexicon.claimedBy(word).length > 1);
  expect(twice.map((word) => [word, lexicon.claimedBy(word)])).toEqual([]);
});

it('notices two concepts that claim one word', () => {
  const concept = (name: string, fi: string) => ({ name, targets: [1], words: { fi } });
  const groups = { children: {}, young: {}, adults: {}, elderly: {} };
  const faulty = createLexicon({ groups, concepts: [concept('one', 'työttöm*'), concept('other', 'työttömät')] });
  expect(faulty.claimedBy('työttömät').sort()).toEqual(['one', 'other']);
});

it('holds 60 concepts or more, each named once and with a target', () => {
  const names = lexicon.concepts.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names).size).toBe(names.length);
  expect(lexicon.concepts.filter(({ targets }) => targets.length === 0)).toEqual([]);
});

const withData = hasSotkanetData ? describe : describe.skip;

withData('beside the real catalogue', () => {
  let edition: Edition;
  beforeAll(() => {
    edition = readSotkanetEdition();
  });

  it('names only indicators that exist', () => {
    const titles = [...edition.indicators.values()].map(({ title }) => title.fi ?? '');
    const exists = (target: Target) =>
      typeof target === 'string'
        ? titles.some((title) => new RegExp(target, 'u').test(title))
        : // From 900000 on, ids are made up for testing: their titles are named by patterns.
          target < 900_000 && edition.indicators.has(target);
    const targets = lexicon.concepts.flatMap(({ targets, groups }) => [...targets, ...Object.values(groups).flat()]);
    expect(targets.filter((target) => !exists(target))).toEqual([]);
  });

  it('lets no two concepts claim a word of any title', () => {
    const words = new Set(
      [...edition.indicators.values()].flatMap(({ title }) =>
        Object.values(title).flatMap((text) => tokenize(text).map(({ word }) => word)),
      ),
    );
    const twice = [...words].filter((word) => lexicon.claimedBy(word).length > 1);
    expect(twice.map((word) => [word, lexicon.claimedBy(word)])).toEqual([]);
  });
});
