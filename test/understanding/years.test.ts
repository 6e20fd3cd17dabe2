import { findYears, tokenize } from '../../src/understanding/understanding';

const span = (text: string) => findYears(tokenize(text), 2026)?.span;

it.each([
  ['diabetes 2023', 2023],
  ['vuonna 2023', 2023],
  ['vuoden 2022:n luvut', 2022],
  ['år 2015', 2015],
  ['in 2020?', 2020],
  ['viime vuonna', 2025],
  ['i fjol', 2025],
  ['förra året', 2025],
  ['last year', 2025],
  ['toissa vuonna', 2024],
  ['tänä vuonna', 2026],
  ['ensi vuonna', 2027],
  ['vuonna 2035', 2035],
])('reads the year of "%s" as %d', (text, year) => expect(span(text)).toEqual({ kind: 'year', year }));

it.each([
  ['vuodesta 2015', { kind: 'range', from: 2015 }],
  ['sedan 2015', { kind: 'range', from: 2015 }],
  ['vuoteen 2015 asti', { kind: 'range', to: 2015 }],
  ['between 2010 and 2020', { kind: 'range', from: 2010, to: 2020 }],
  ['2010–2020', { kind: 'range', from: 2010, to: 2020 }],
  ['2010-2020', { kind: 'range', from: 2010, to: 2020 }],
  ['viimeisen viiden vuoden aikana', { kind: 'last', years: 5 }],
  ['viiden viime vuoden aikana', { kind: 'last', years: 5 }],
  ['de senaste tio åren', { kind: 'last', years: 10 }],
  ['the last 3 years', { kind: 'last', years: 3 }],
])('reads the span of "%s"', (text, wanted) => expect(span(text)).toEqual(wanted));

it.each(['yli 75-vuotiaat', '100 000 asukasta', '1990-luvulla', '20234', 'vuosi', ''])(
  'finds no year in "%s"',
  (text) => expect(span(text)).toBeUndefined(),
);
