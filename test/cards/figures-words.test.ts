import { createCards } from '../../src/cards/cards';
import type { AnswerView, View } from '../../src/conversation/views';
import type { Language } from '../../src/text/text';
import { nodesOf } from '../support/block-kit-rules';
import { answer, country, region, same } from '../support/card-views';
import { comparison, notes, ranking, trend, vantaa, yearly } from '../support/figure-views';

const cards = createCards({ timeZone: 'Europe/Helsinki' });
const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');
const linesOf = (view: View, language: Language = 'fi') => plain(cards.draw(view, language).text).split('\n');
const say = (shown: AnswerView['answer'], language: Language = 'fi') =>
  linesOf({ kind: 'answer', answer: shown }, language);
const pictureOf = (shown: AnswerView['answer'], language: Language = 'fi') => {
  const view: View = { kind: 'answer', answer: shown, chartUrl: 'https://x.example/figure/1' };
  const image = nodesOf(cards.draw(view, language).card).find((node) => node.type === 'Image');
  return plain(String(image?.altText));
};
const name = 'Erityiskorvattaviin lääkkeisiin diabeteksen vuoksi oikeutettuja 40 vuotta täyttäneitä';

describe('a trend says', () => {
  it('the latest figure, the direction, both extremes, the levels above and every year beside the country', () => {
    expect(say(trend()).slice(0, 12)).toEqual([
      'Kehitys 2019–2023',
      name,
      '9,5 % vastaavanikäisestä väestöstä',
      'Lohja, 2023',
      'Noussut 7,6 → 9,5 (+1,9 prosenttiyksikköä), 2019–2023.',
      'Suurin arvo 9,9 (2022), pienin 7,6 (2019).',
      'Länsi-Uudenmaan hyvinvointialue: noussut 7,1 → 8,1 (+1,0 prosenttiyksikköä), 2019–2023.',
      'Koko maa: noussut 9,1 → 10,2 (+1,1 prosenttiyksikköä), 2019–2023.',
      '2019: Lohja 7,6; Koko maa 9,1',
      '2020: Lohja 8,4; Koko maa 9,4',
      '2021: Lohja 8,1; Koko maa 9,7',
      '2022: Lohja 9,9; Koko maa 10,0',
    ]);
  });

  it('the direction in Swedish and English as their readers write it', () => {
    expect(say(trend(), 'sv')).toContain('Har stigit 7,6 → 9,5 (+1,9 procentenheter), 2019–2023.');
    expect(say(trend(), 'en')).toContain('Whole country: up 9.1 → 10.2 (+1.1 percentage points), 2019–2023.');
  });

  it('every third or so year of a long series, and the first and the last', () => {
    const points = yearly(1990, ...Array.from({ length: 34 }, (_, index) => index));
    const years = say(trend({ points, above: [] })).filter((line) => /^\d{4}: /.test(line));
    expect(years).toHaveLength(12);
    expect(years.slice(0, 2)).toEqual(['1990: Lohja 0,0', '1993: Lohja 3,0']);
    expect(years.at(-1)).toBe('2023: Lohja 33,0');
  });

  it('every year of a series that is not long', () => {
    const points = yearly(2000, ...Array.from({ length: 12 }, (_, index) => index));
    const years = say(trend({ points, above: [] })).filter((line) => /^\d{4}: /.test(line));
    expect(years).toHaveLength(12);
  });

  it('a dash where a level has no figure of the year', () => {
    const above = [{ region: country, points: yearly(2023, 10.2) }];
    expect(say(trend({ above }))).toContain('2019: Lohja 7,6; Koko maa –');
  });

  it('nothing of extremes when all values are equal', () => {
    const said = say(trend({ points: yearly(2019, 5, 5, 5) })).join('\n');
    expect(said).toContain('Ennallaan: 5,0, 2019–2021.');
    expect(said).not.toContain('Suurin arvo');
  });

  it('every year of every line in the picture’s alternative text', () => {
    const points = yearly(1990, ...Array.from({ length: 34 }, (_, index) => index));
    const text = pictureOf(trend({ points }));
    for (const { year, value } of points) expect(text).toContain(`${year} ${value},0`);
    expect(text).toContain('Koko maa: 2019 9,1; 2020 9,4');
  });
});

describe('a comparison says', () => {
  it('the unit, both ends, each region and the official figure above', () => {
    expect(say(comparison()).slice(0, 8)).toEqual([
      'Vertailu',
      name,
      'Lohja ja Vantaa, 2023',
      'Yksikkö: % vastaavanikäisestä väestöstä.',
      'Suurin arvo: Lohja, 9,5. Pienin arvo: Vantaa, 8,7.',
      'Lohja: Arvo 9,5',
      'Vantaa: Arvo 8,7',
      'Koko maa: Arvo 10,2',
    ]);
  });

  it('which regions have no figure', () => {
    const lacking = [{ region: vantaa, reason: 'suppressed' as const }];
    expect(say(comparison({ lacking }))).toContain('Vuodelta 2023 ei ole lukua: Vantaa.');
  });

  it('that all are equal', () => {
    const figures = [region(), vantaa].map((each) => ({ region: each, year: 2023, value: 5 }));
    expect(say(comparison({ figures }))).toContain('Kaikilla on sama arvo.');
  });

  it('how each has changed when several years were asked for', () => {
    const series = [
      { region: region(), points: yearly(2019, 7.6, 9.5) },
      { region: vantaa, points: yearly(2019, 8.8, 8.7) },
    ];
    expect(say(comparison({ series }))).toContain('Vantaa: laskenut 8,8 → 8,7 (−0,1 prosenttiyksikköä), 2019–2020.');
    expect(pictureOf(comparison({ series }))).toMatch(
      /^Viivakuvio\. .*Lohja: 2019 7,6; 2020 9,5\. Vantaa: 2019 8,8; 2020 8,7\.$/,
    );
  });

  it('all its bars in the picture’s alternative text', () => {
    expect(pictureOf(comparison())).toMatch(/^Pylväskuvio\. .*Lohja 9,5; Vantaa 8,7; Koko maa 10,2\.$/);
  });
});

describe('a ranking says', () => {
  it('what is ranked and from which end', () => {
    expect(say(ranking(3))).toContain('Kunnat, suurin arvo ensin');
    expect(say(ranking(3, { level: 'HYVINVOINTIALUE', order: 'lowest' }))).toContain(
      'Hyvinvointialueet, pienin arvo ensin',
    );
    expect(say(ranking(3), 'sv')).toContain('Kommunerna, högsta värdet först');
  });

  it('every place of a few', () => {
    expect(say(ranking(2)).slice(2)).toEqual([
      'Uusimaa, 2023',
      'Yksikkö: % vastaavanikäisestä väestöstä.',
      'Suurin arvo: Kunta 1, 20,0. Pienin arvo: Kunta 2, 19,5.',
      'Virallinen vertailu: Koko maa 10,2.',
      '1. Kunta 1: Arvo 20,0',
      '2. Kunta 2: Arvo 19,5',
      expect.stringContaining('Lähde'),
      expect.stringContaining('Painikkeet'),
    ]);
  });

  it('ten of many, from both ends, how many are between and that some have no figure', () => {
    const said = say(ranking(26, { lacking: 1 }));
    const rows = said.filter((line) => /^\d+\. /.test(line)).map((line) => line.split('.')[0]);
    expect(rows).toEqual(['1', '2', '3', '4', '5', '6', '7', '24', '25', '26']);
    expect(said).toContain('ja 16 muuta: Arvo …');
    expect(said).toContain('Yhdeltä alueelta ei ole lukua.');
  });

  it('every place in the picture’s alternative text', () => {
    const text = pictureOf(ranking(26));
    for (let place = 1; place <= 26; place += 1) expect(text).toContain(`${place}. Kunta ${place} `);
  });
});

describe('beside its numbers an answer says', () => {
  it('the limits in short, the reform, the end of the series and its age', () => {
    expect(say(trend({ notes }))).toEqual(
      expect.arrayContaining([
        'Rajoitukset: Luku kuvaa vain niitä, jotka ovat hakeneet korvausta.',
        'Hyvinvointialueet aloittivat 1.1.2023. Niiden luvut sitä ennen on laskettu yhteen kuntien luvuista.',
        'Tätä lukua ei enää kerätä. Viimeinen vuosi on 2023.',
        'Lähteen uusin luku on vuodelta 2021.',
      ]),
    );
    const long = [{ kind: 'limits', text: same('Luku on arvio. '.repeat(100)) }] as const;
    const [limits = ''] = say(answer({ notes: long })).filter((line) => line.startsWith('Rajoitukset'));
    expect(limits).toMatch(/…$/);
    expect(limits.length).toBeLessThan(260);
  });

  it('no limits where the source has none in any language', () => {
    expect(say(answer({ notes: [{ kind: 'limits', text: {} }] })).join()).not.toContain('Rajoitukset');
  });
});
