import { createNgramIndex } from '../../src/understanding/understanding';

const index = createNgramIndex([
  { id: 7, text: 'Koulukiusattuna vähintään kerran viikossa, % 8. ja 9. luokan oppilaista' },
  { id: 8, text: 'Työttömät, % työvoimasta' },
  { id: 9, text: 'Pitkäaikaistyöttömät, % työttömistä' },
]);

it('finds a title by an inflected or misspelt word', () => {
  expect(index.search('koulukiusaaminen', 3)[0]?.id).toBe(7);
  expect(index.search('pitkäaikaistyötömyys', 3)[0]?.id).toBe(9);
});

it('gives no more hits than asked for, best first', () => {
  const hits = index.search('työttömät', 3);
  expect(hits.map(({ score }) => score)).toEqual([...hits.map(({ score }) => score)].sort((a, b) => b - a));
  expect(index.search('työttömät', 1)).toHaveLength(1);
});

it('finds nothing when no piece is shared', () => {
  expect(index.search('xyzzy', 3)).toEqual([]);
  expect(index.search('', 3)).toEqual([]);
  expect(createNgramIndex([]).search('työttömät', 3)).toEqual([]);
});
