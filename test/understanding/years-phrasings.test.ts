import { findYears, tokenize } from '../../src/understanding/understanding';

const span = (text: string) => findYears(tokenize(text), 2026)?.span;

const since2015 = [
  ...['sitten vuoden 2015', 'sitten 2015', 'vuodesta 2015 tähän päivään', 'vuodesta 2015 nykypäivään', '2015 alkaen'],
  ...['vuodesta 2015 alkaen', 'vuosi 2015 ja siitä eteenpäin', 'vuodesta 2015 tähän asti', 'aina vuodesta 2015'],
  ...['sen 2015', 'ända sedan 2015', 'från 2015 framåt', 'från 2015 till i dag', 'sedan år 2015', '2015 och framåt'],
  ...['från och med 2015', 'fr.o.m. 2015', 'from 2015 on', 'from 2015 onward', '2015 onwards', 'since 2015 to date'],
  ...['from 2015 until now', 'ever since 2015', 'after 2015', '2015 and later', 'efter 2015', 'vuoden 2015 jälkeen'],
];

it.each(since2015)('reads "%s" as the years from 2015 on', (text) =>
  expect(span(text)).toEqual({ kind: 'range', from: 2015 }),
);

it.each([
  ['seitsemässä vuodessa', 7],
  ['kahdeksassa vuodessa', 8],
  ['10 vuodessa', 10],
  ['kymmenessä vuodessa', 10],
  ['viime kymmenen vuoden aikana', 10],
  ['10 vuoden aikana', 10],
  ['viiden vuoden sisällä', 5],
  ['vuosikymmenen aikana', 10],
  ['viimeisen vuosikymmenen aikana', 10],
  ['kuluneen vuosikymmenen aikana', 10],
  ['viimeisten viiden vuoden aikana', 5],
  ['20 viime vuotta', 20],
  ['viimeiset 5 vuotta', 5],
  ['viime kolme vuotta', 3],
  ['kolme viime vuotta', 3],
  ['viisi vuotta taaksepäin', 5],
  ['kuin kymmenen vuotta sitten', 10],
  ['de tio senaste åren', 10],
  ['de senaste tio åren', 10],
  ['under de fem senaste åren', 5],
  ['de senaste 20 åren', 20],
  ['under det senaste decenniet', 10],
  ['på ett decennium', 10],
  ['på tio år', 10],
  ['på sju år', 7],
  ['inom fem år', 5],
  ['fem år bakåt', 5],
  ['än för tio år sedan', 10],
  ['jämfört med för fem år sedan', 5],
  ['jämfört med läget för fem år sedan', 5],
  ['in the past ten years', 10],
  ['during the past 5 years', 5],
  ['over the last three years', 3],
  ['in ten years', 10],
  ['within five years', 5],
  ['over the past decade', 10],
  ['over the decade', 10],
  ['in a decade', 10],
  ['than ten years ago', 10],
  ['compared to five years ago', 5],
  ['five years back', 5],
  ['the last couple of years', 2],
])('reads "%s" as the last %d years', (text, years) => expect(span(text)).toEqual({ kind: 'last', years }));

it.each([
  ['kolme vuotta sitten', 2023],
  ['kymmenen vuotta sitten', 2016],
  ['för fem år sedan', 2021],
  ['för två år sedan', 2024],
  ['three years ago', 2023],
  ['10 years ago', 2016],
])('reads "%s" as the year %d', (text, year) => expect(span(text)).toEqual({ kind: 'year', year }));

it.each([
  ['över 75 år'],
  ['yli 80 vuotta'],
  ['barn under 3 år'],
  ['over 75 years'],
  ['65 vuotta täyttäneet'],
  ['aged 75 and over'],
  ['18–24-åringar'],
])('takes no age for a span of years: "%s"', (text) => expect(span(text)).toBeUndefined());

it.each([
  ['viimeisen viidentoista vuoden aikana', 15],
  ['viimeiset kaksikymmentä vuotta', 20],
  ['de senaste tjugo åren', 20],
  ['over the past fifteen years', 15],
  ['asukasluku Kerava kehitys 10 vuotta', 10],
])('counts the years of "%s"', (text, years) => expect(span(text)).toEqual({ kind: 'last', years }));

it.each(['i förfjol', 'under förfjolåret', 'i förrfjol', 'toissavuonna'])(
  'reads "%s" as the year before last',
  (text) => expect(span(text)).toEqual({ kind: 'year', year: 2024 }),
);
