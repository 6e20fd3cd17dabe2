import { createPhrases, isSameWord, tokenize } from '../../src/understanding/understanding';

const find = (list: string, text: string) => createPhrases([['it', { fi: list }]]).find(tokenize(text)).length > 0;

it('lets a stem take the endings of its language', () => {
  for (const form of ['diabetesta', 'diabetekseen', 'diabeteskin', 'diabetes']) {
    expect([form, find('diabetes*, diabetek*', form)]).toEqual([form, true]);
  }
});

it('does not let a stem swallow the second half of a compound', () => {
  for (const word of ['diabetesyhdistys', 'diabetesliitto', 'diabeteslääkkeet', 'diabetesriski']) {
    expect([word, find('diabetes*', word)]).toEqual([word, false]);
  }
  expect(find('työttömyy*', 'työttömyyskassa')).toBe(false);
});

it('takes a word without a star only as it stands', () => {
  expect(find('gini', 'gini')).toBe(true);
  expect(find('gini', 'ginin')).toBe(false);
});

it('asks for all words of a phrase, in any order', () => {
  expect(find('yksin asuv*', 'asuvat aivan yksin')).toBe(true);
  expect(find('yksin asuv*', 'asuvat yhdessä')).toBe(false);
});

it('understands words typed without dots, but keeps short words apart', () => {
  expect(find('yksinäisyy*', 'yksinaisyys')).toBe(true);
  expect(find('sää', 'saa')).toBe(false);
  expect(find('yksinaisuus', 'yksinäisuus')).toBe(false);
});

it('treats pattern signs in a text as no more than signs', () => {
  expect(find('diabetes*', 'diabe.*')).toBe(false);
});

it('tells forms of one word from other words', () => {
  expect(isSameWord('verotulot', 'verotuloja', 'fi')).toBe(true);
  expect(isSameWord('lapset', 'lapioita', 'fi')).toBe(false);
  expect(isSameWord('talo', 'tali', 'fi')).toBe(false);
});
