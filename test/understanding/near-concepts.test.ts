import { createLexicon, tokenize } from '../../src/understanding/understanding';

const lexicon = createLexicon({
  groups: { children: {}, young: {}, adults: {}, elderly: {} },
  concepts: [
    { name: 'doctor', targets: [1], words: { fi: 'lääkär*', sv: 'läkar*', en: 'doctor*' } },
    { name: 'alone', targets: [2], words: { fi: 'yksin asuv*', en: 'living alone' } },
    { name: 'sleep', targets: [3], words: { en: 'too little sleep' } },
  ],
});

const near = (text: string) => {
  const tokens = tokenize(text);
  return lexicon.near(tokens, [...tokens.keys()]).map(({ name }) => name);
};

it.each([
  ['läkarkö i Lojo', ['doctor']],
  ['lääkärijonot', ['doctor']],
  ['barnläkare', ['doctor']],
  ['asuu aivan yksin asuvien kodissa', ['alone']],
  ['far too little rest', ['sleep']],
  ['bicycles', []],
])('finds what "%s" is likely about', (text, names) => expect(near(text)).toEqual(names));

it('takes no subject for near that the understood words alone are as near to', () => {
  const tokens = tokenize('too little of everything');
  expect(lexicon.near(tokens, [3])).toEqual([]);
});

it('looks for no subject in the parts of a word that is too long to be one', () => {
  expect(near(`läkar${'x'.repeat(30)}`)).toEqual(['doctor']);
  expect(near(`läkar${'x'.repeat(40)}`)).toEqual([]);
});
