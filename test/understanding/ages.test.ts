import { findAges, tokenize } from '../../src/understanding/understanding';

function ages(text: string) {
  const { tokens, ...found } = findAges(tokenize(text)) ?? { tokens: new Set<number>() };
  return [found, [...tokens].sort()];
}

it.each([
  ['18–24-vuotiaat Lohjalla', { from: 18, to: 24 }, [0, 1]],
  ['yli 75-vuotiaiden yksinäisyys', { from: 75 }, [0, 1]],
  ['75 vuotta täyttäneet', { from: 75 }, [0, 1, 2]],
  ['alle 18-vuotiaat', { to: 17 }, [0, 1]],
  ['14-vuotiaat', { from: 14, to: 14 }, [0]],
  ['65 år och äldre i Lojo', { from: 65 }, [0, 1, 2, 3]],
  ['16-24-åringar', { from: 16, to: 24 }, [0]],
  ['people aged 75 and over', { from: 75 }, [1, 2, 3, 4]],
  ['aged 18-24', { from: 18, to: 24 }, [0, 1]],
  ['over 75s in Lohja', { from: 75 }, [0, 1]],
  ['over-75s in Lohja', { from: 75 }, [0]],
  ['people 75+ in Lohja', { from: 75 }, [1]],
  ['% 1 000 15 - 24-vuotiasta', { from: 15, to: 24 }, [2, 3]],
])('reads the ages of "%s"', (text, span, words) => expect(ages(text)).toEqual([span, words]));

it.each(['viimeisen 5 vuoden aikana', 'vuonna 2015', 'yli 5 prosenttia', '100 000 asukasta'])(
  'reads no age in "%s"',
  (text) => expect(ages(text)).toEqual([{}, []]),
);
