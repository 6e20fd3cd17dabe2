import { findYears, tokenize } from '../../src/understanding/understanding';

const span = (text: string) => findYears(tokenize(text), 2026)?.span;

it.each([
  ['diabetes 2023', 2023],
  ['vuonna 2023', 2023],
  ['v. 2019', 2019],
  ['vuonna -15', 2015],
  ["år '98", 1998],
  ['vuoden 2022:n luvut', 2022],
  ['år 2015', 2015],
  ['in 2020?', 2020],
  ['viime vuonna', 2025],
  ['viime vuoden luku', 2025],
  ['viimevuonna', 2025],
  ['i fjol', 2025],
  ['förra året', 2025],
  ['förra årets siffra', 2025],
  ['last year', 2025],
  ["last year's figure", 2025],
  ['toissa vuonna', 2024],
  ['toissavuonna', 2024],
  ['förrförra året', 2024],
  ['the year before last', 2024],
  ['tänä vuonna', 2026],
  ['i år', 2026],
  ['ensi vuonna', 2027],
  ['nästa år', 2027],
  ['next year', 2027],
  ['vuonna 2035', 2035],
])('reads the year of "%s" as %d', (text, year) => expect(span(text)).toEqual({ kind: 'year', year }));

it.each([
  ['vuodesta 2015', { kind: 'range', from: 2015 }],
  ['vuodesta 2015 lähtien', { kind: 'range', from: 2015 }],
  ['aina vuodesta 2015 eteenpäin', { kind: 'range', from: 2015 }],
  ['vuoden 2015 jälkeen', { kind: 'range', from: 2015 }],
  ['sedan 2015', { kind: 'range', from: 2015 }],
  ['från och med år 2015', { kind: 'range', from: 2015 }],
  ['since 2015', { kind: 'range', from: 2015 }],
  ['from 2015 onwards', { kind: 'range', from: 2015 }],
  ['vuoteen 2015 asti', { kind: 'range', to: 2015 }],
  ['ennen vuotta 2015', { kind: 'range', to: 2015 }],
  ['fram till 2015', { kind: 'range', to: 2015 }],
  ['before 2015', { kind: 'range', to: 2015 }],
  ['vuodesta 2010 vuoteen 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['vuosina 2010–2020', { kind: 'range', from: 2010, to: 2020 }],
  ['vuosien 2010 ja 2020 välillä', { kind: 'range', from: 2010, to: 2020 }],
  ['mellan 2010 och 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['från 2010 till 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['between 2010 and 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['from 2010 to 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['2010–2020', { kind: 'range', from: 2010, to: 2020 }],
  ['2010-2020', { kind: 'range', from: 2010, to: 2020 }],
  ['2010-20', { kind: 'range', from: 2010, to: 2020 }],
  ['1990-luvulla', { kind: 'range', from: 1990, to: 1999 }],
  ['under 2010-talet', { kind: 'range', from: 2010, to: 2019 }],
  ['in the 2010s', { kind: 'range', from: 2010, to: 2019 }],
  ['viimeisen viiden vuoden aikana', { kind: 'last', years: 5 }],
  ['viiden viime vuoden aikana', { kind: 'last', years: 5 }],
  ['viimeisten kymmenen vuoden aikana', { kind: 'last', years: 10 }],
  ['10 vuodessa', { kind: 'last', years: 10 }],
  ['kymmenessä vuodessa', { kind: 'last', years: 10 }],
  ['viime vuosikymmenen aikana', { kind: 'last', years: 10 }],
  ['de senaste tio åren', { kind: 'last', years: 10 }],
  ['under det senaste decenniet', { kind: 'last', years: 10 }],
  ['the last 3 years', { kind: 'last', years: 3 }],
  ['over the past five years', { kind: 'last', years: 5 }],
  ['over the past decade', { kind: 'last', years: 10 }],
])('reads the span of "%s"', (text, wanted) => expect(span(text)).toEqual(wanted));

it.each([
  'yli 75-vuotiaat',
  '75 vuotta täyttäneet',
  '15–24-åringar',
  '100 000 asukasta',
  '20234',
  'vuosi',
  'viime vuosina',
  '',
])('finds no year in "%s"', (text) => expect(span(text)).toBeUndefined());

it('explains the words around a year with it, and no others', () => {
  const tokens = tokenize('Onko työttömyys vähentynyt vuodesta 2015 lähtien Lohjalla?');
  expect([...(findYears(tokens, 2026)?.tokens ?? [])]).toEqual([3, 4, 5]);
});
