import type { Edition, Indicator } from '../../src/indicators/indicators';
import { type Choice, chooseIndicator } from '../../src/questions/choosing/choice';
import { createKnowledge } from '../../src/questions/knowledge';
import { createKnownWords } from '../../src/questions/reading/known-words';
import { readQuestion } from '../../src/questions/reading/reading';
import { createLexicon, type LexiconFile } from '../../src/understanding/understanding';
import { buildEdition } from '../support/small-edition';

const titles: Readonly<Record<number, Indicator['title']>> = {
  1: { fi: 'Itsensä yksinäiseksi tuntevien osuus (%)' },
  2: { fi: 'Itsensä yksinäiseksi tuntevien osuus (%), 65 vuotta täyttäneet' },
  3: { fi: 'Itsensä yksinäiseksi tuntevien osuus (%), 75 vuotta täyttäneet' },
  4: { fi: 'Tuntee itsensä yksinäiseksi, % 8. ja 9. luokan oppilaista' },
  5: { fi: 'Tuntee itsensä yksinäiseksi, % lukion 1. ja 2. vuoden opiskelijoista' },
  10: { fi: 'Koulu-uupumus, % 8. ja 9. luokan oppilaista' },
  11: { fi: 'Koulu-uupumus, % lukion 1. ja 2. vuoden opiskelijoista' },
  20: { fi: 'Toimeentulotuki, euroa / asukas' },
  21: { fi: 'Toimeentulotukea saaneet henkilöt, % asukkaista' },
  30: { fi: 'Sosiaalihuoltoasiakkaat, % väestöstä' },
  31: { fi: 'Sosiaalihuoltoasiakkaat yhteensä, lkm' },
  32: { fi: 'Sosiaalihuoltoasiakkaat, % väestöstä (-2007)' },
  40: { fi: 'Pyöräteiden pituus (-2005)' },
  41: { fi: '(EU) Siltojen määrä' },
  50: { fi: 'Säännöllisen kotihoidon asiakkaat, % väestöstä' },
  51: { fi: 'Muistisairaat asiakkaat säännöllisessä kotihoidossa, % asiakkaista' },
  52: { fi: 'Muistisairauksien lääkkeistä korvausta saaneet, % väestöstä' },
  60: { fi: '75 vuotta täyttäneet, % väestöstä' },
  61: { fi: '75 vuotta täyttäneet, lkm 31.12.' },
  70: { fi: 'Äänestysaktiivisuus kuntavaaleissa, %' },
  71: { fi: 'Äänestysaktiivisuus aluevaaleissa, %' },
  80: { fi: 'Väkivalta kotona, %', sv: 'Våld i hemmet, %', en: 'Violence at home, %' },
};

const file: LexiconFile = {
  groups: {
    children: { fi: 'laps*, last*' },
    young: { fi: 'nuor*' },
    adults: { fi: 'aikui*, aikuis*' },
    elderly: { fi: 'vanhu*, vanhuks*', sv: 'äldre' },
  },
  concepts: [
    {
      name: 'loneliness',
      targets: [1],
      groups: { elderly: [2], adults: [1] },
      words: { fi: 'yksinäi*, yksinäis*, yksinäisyy*' },
    },
    { name: 'support', targets: [21, 20], words: { fi: 'toimeentulotuki*, toimeentulotuke*, toimeentulotue*' } },
    { name: 'homeCare', targets: [50], words: { fi: 'kotihoi*, kotihoido*' } },
    { name: 'memory', targets: [52], words: { fi: 'muistisair*, muistisairau*, muistisairai*' } },
    { name: 'turnout', targets: [70, 71], broad: true, words: { fi: 'äänest*, äänestys*, äänestysvilkkau*' } },
    { name: 'population', targets: [127], weak: true, words: { fi: 'asukka*, väestö*' } },
  ],
};

function createSubject(overrides: Partial<Record<number, Partial<Indicator>>> = {}) {
  const small = buildEdition();
  const model = small.indicators.get(127) as Indicator;
  const made = Object.entries(titles).map(([id, title]): [number, Indicator] => [
    Number(id),
    { ...model, id: Number(id), title, ...overrides[Number(id)] },
  ]);
  const edition: Edition = { ...small, indicators: new Map([[127, model], ...made]), hasValues: () => true };
  const knowledge = createKnowledge(edition, 'Uusimaa');
  const lexicon = createLexicon(file);
  const isKnown = createKnownWords(knowledge);
  return (text: string) => {
    const reading = readQuestion(
      { text, language: 'fi', thisYear: 2026 },
      { places: knowledge.places, lexicon, isKnown },
    );
    return brief(chooseIndicator(reading, knowledge));
  };
}

function brief(choice: Choice): string {
  switch (choice.kind) {
    case 'clear':
      return `clear ${choice.indicator}`;
    case 'open':
      return `open ${choice.candidates.map(({ id }) => id).join(' ')}`;
    case 'none':
      return 'none';
  }
}

const choose = createSubject();

describe('whom it is about', () => {
  it.each([
    ['yksinäisyys Lohjalla', 'clear 1'],
    ['vanhusten yksinäisyys Lohjalla', 'clear 2'],
    ['yli 75-vuotiaiden yksinäisyys Lohjalla', 'clear 3'],
    ['aikuisten yksinäisyys Lohjalla', 'clear 1'],
    ['nuorten yksinäisyys Lohjalla', 'clear 4'],
    ['lukiolaisten yksinäisyys Lohjalla', 'clear 5'],
  ])('"%s" → %s', (text, chosen) => expect(choose(text)).toBe(chosen));

  it('never answers about children by the figure of others', () =>
    expect(choose('lasten yksinäisyys Lohjalla')).toMatch(/^open /));

  it('never answers about an age by the figure of another', () =>
    expect(choose('18–24-vuotiaiden yksinäisyys Lohjalla')).toMatch(/^open /));

  it('never answers two groups by the figure of one', () =>
    expect(choose('nuorten ja vanhusten yksinäisyys Lohjalla')).toMatch(/^open /));

  it('asks whose, when only the subject is typed', () => expect(choose('yksinäisyys')).toMatch(/^open 1 2\b/));

  it('counts the people of an age, as a share of all', () => {
    expect(choose('yli 75-vuotiaat Lohjalla')).toBe('clear 60');
    expect(choose('yli 75-vuotiaiden lukumäärä Lohjalla')).toBe('clear 61');
  });
});

describe('by title', () => {
  it.each([
    ['sosiaalihuoltoasiakkaat Lohjalla', 'clear 30'],
    ['sosiaalihuollon asiakkaat Lohjalla', 'clear 30'],
    ['koulu-uupumus lukiolaisilla', 'clear 11'],
    ['koulu-uupumus Lohjalla', 'clear 10'],
  ])('"%s" → %s', (text, chosen) => expect(choose(text)).toBe(chosen));

  it('takes a word of another language for what it is', () =>
    expect(choose('hur vanligt är koulu-uupumus i Lojo')).toBe('clear 10'));

  it.each(['pyöräteiden pituus Lohjalla', 'siltojen määrä Lohjalla'])(
    'only offers what ended or is of abroad: "%s"',
    (text) => expect(choose(text)).toMatch(/^open 4[01]$/),
  );

  it('finds nothing where no title shares a word', () => expect(choose('purjeveneiden mastot')).toBe('none'));
});

describe('what kind of figure', () => {
  it('takes the share, and euros only for who asks for euros', () => {
    expect(choose('toimeentulotuki Lohjalla')).toBe('clear 21');
    expect(choose('paljonko euroja toimeentulotuki on Lohjalla')).toBe('clear 20');
  });

  it('offers candidates when costs are asked for and none are known', () =>
    expect(choose('kotihoidon kustannukset Lohjalla')).toMatch(/^open 50/));

  it('prefers a figure that has the gender asked for', () => {
    const lacking = createSubject({ 21: { genders: ['total'] }, 20: { genders: ['total', 'female'] } });
    expect(lacking('naisten toimeentulotuki Lohjalla')).toBe('clear 20');
  });

  it('prefers a figure that is collected for municipalities, when one is asked about', () => {
    const lacking = createSubject({ 21: { levels: ['Maa'] } });
    expect([lacking('toimeentulotuki Lohjalla'), lacking('toimeentulotuki Uudellamaalla')]).toEqual([
      'clear 20',
      'clear 21',
    ]);
  });
});

describe('several subjects', () => {
  it('takes the title that tells of both', () =>
    expect(choose('kotihoidon asiakkaiden muistisairaudet Lohjalla')).toBe('clear 51'));

  it('offers both where no title tells of both', () =>
    expect(choose('yksinäisyys ja toimeentulotuki Lohjalla')).toMatch(/^open 1 .*21/));

  it('lets a common subject be only where nothing else is asked', () => {
    expect(choose('asukkaat Lohjalla')).toBe('clear 127');
    expect(choose('koulu-uupumus väestössä')).toBe('clear 10');
  });

  it('narrows a wide subject by a word that one of its titles tells', () => {
    expect(choose('äänestysvilkkaus Lohjalla')).toBe('open 70 71');
    expect(choose('äänestysvilkkaus aluevaaleissa Lohjalla')).toBe('clear 71');
  });
});

it('gives no number when a word is left that nothing explains', () =>
  expect(choose('yksinäisyys purjeveneissä Lohjalla')).toMatch(/^open 1\b/));
