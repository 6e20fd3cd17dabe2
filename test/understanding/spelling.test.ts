import { createPlaces, createSpelling, listPlaces, listWords } from '../../src/understanding/understanding';
import { starterEdition } from '../support/small-edition';

const words = [
  { text: 'koulukiusaami', isStem: true, language: 'fi' },
  { text: 'kiusaa', isStem: true, language: 'fi' },
  { text: 'tapaturm', isStem: true, language: 'fi' },
  { text: 'työttömy', isStem: true, language: 'fi' },
  { text: 'loneliness', isStem: false, language: 'en' },
  { text: 'omaishoi', isStem: true, language: 'fi' },
] as const;
const commonWords = [{ text: 'kuinka', isStem: false, language: 'fi' }] as const;
const spelling = createSpelling([
  listWords(words, commonWords),
  listPlaces(createPlaces([...starterEdition.regions.values()]).forms()),
]);

it.each([
  ['koulukuisaaminen', 'koulukiusaaminen'],
  ['koulukiusaminen', 'koulukiusaaminen'],
  ['työtömyyttä', 'työttömyyttä'],
  ['lonliness', 'loneliness'],
  ['kuinak', 'kuinka'],
  ['lohjala', 'lohjalla'],
  ['espossa', 'espoossa'],
  ['hyvinkäälä', 'hyvinkäällä'],
  ['tuusualssa', 'tuusulassa'],
  ['hämenlinnassa', 'hämeenlinnassa'],
])('reads "%s" as %s', (typed, read) => expect(spelling.correct(typed)).toBe(read));

it.each(['tapahtumat', 'kuvataan', 'omahoito', 'kissat', 'vaarassa', 'keväällä', 'kahvia', 'koiran', 'espo', 'kunka'])(
  'leaves the other word "%s" alone',
  (word) => expect(spelling.correct(word)).toBeUndefined(),
);

it('trusts a name with a capital more', () => {
  expect([spelling.correct('helsinky'), spelling.correct('helsinky', { isName: true })]).toEqual([
    undefined,
    'helsinki',
  ]);
});

it('of a word that looks known changes nothing but swapped or doubled letters', () => {
  expect(spelling.correct('lonlinesss', { isKnown: true })).toBeUndefined();
  expect(spelling.correct('koulukuisaaminen', { isKnown: true })).toBe('koulukiusaaminen');
});
