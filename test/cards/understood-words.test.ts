import { createCards } from '../../src/cards/cards';
import type { View } from '../../src/conversation/views';
import type { Language } from '../../src/text/text';
import { nodesOf } from '../support/block-kit-rules';
import { answer, candidate, country, county, indicator, missing, question, region, same } from '../support/card-views';
import { understood, uusimaa, vantaa } from '../support/figure-views';

const cards = createCards({ timeZone: 'Europe/Helsinki' });
const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');
const linesOf = (view: View, language: Language = 'fi') => plain(cards.draw(view, language).text).split('\n');
const name = 'Erityiskorvattaviin lääkkeisiin diabeteksen vuoksi oikeutettuja 40 vuotta täyttäneitä';

describe('how a question was understood', () => {
  const shown = (overrides: Parameters<typeof understood>[0] = {}, language: Language = 'fi') =>
    linesOf({ kind: 'answer', answer: answer(), understood: understood(overrides) }, language);
  const from = (lines: readonly string[], heading: string) => lines.slice(lines.indexOf(heading));

  it('stands in a line for each part, with buttons that change this part only', () => {
    expect(from(shown(), 'Näin ymmärsin kysymyksen')).toEqual([
      'Näin ymmärsin kysymyksen',
      'Aihe: Erityiskorvattaviin lääkkeisiin diabeteksen vuoksi oikeutet…',
      expect.stringMatching(/^Painikkeet: Erityiskorvattaviin/),
      'Alue: Lohja',
      'Painikkeet: Länsi-Uudenmaan hyvinvointialue; Vertaa: Koko maa',
      'Vuosi: uusin vuosi',
      'Painikkeet: Vuosi 2019; Kehitys',
      'Sukupuoli: miehet ja naiset yhteensä',
      'Painikkeet: Miehet; Naiset; Mitä luku kertoo?; Ohje',
    ]);
  });

  it('says nothing of gender where there is nothing to choose', () => {
    expect(shown({ chips: [] }).join()).not.toContain('Sukupuoli');
    expect(shown({ chips: [], asked: question({ gender: 'female' }) })).toContain('Sukupuoli: naiset');
  });

  it('is said in the reader’s language', () => {
    expect(shown({}, 'sv')).toContain('Knappar: Västra Nylands välfärdsområde; Jämför med: Hela landet');
    expect(shown({}, 'en')).toContain('Buttons: West Uusimaa wellbeing services county; Compare with: Whole country');
  });

  it('tells which words were read as others', () => {
    const corrections = [{ typed: 'koulukuisaaminen', read: 'koulukiusaaminen' }];
    expect(shown({ corrections })).toContain('Luin: koulukuisaaminen → koulukiusaaminen');
  });

  it.each([
    ['fi', ['kaakao'], 'En ymmärtänyt sanaa ”kaakao”. Vastaus ei ota sitä huomioon.'],
    ['fi', ['kaakao', 'tee'], 'En ymmärtänyt sanoja ”kaakao” ja ”tee”. Vastaus ei ota niitä huomioon.'],
    ['sv', ['kakao'], 'Jag förstod inte ordet ”kakao”. Svaret tar inte hänsyn till det.'],
    ['sv', ['kakao', 'te'], 'Jag förstod inte orden ”kakao” och ”te”. Svaret tar inte hänsyn till dem.'],
    ['en', ['cocoa'], 'I did not understand the word “cocoa”. The answer does not take it into account.'],
    [
      'en',
      ['cocoa', 'tea'],
      'I did not understand the words “cocoa” and “tea”. The answer does not take them into account.',
    ],
  ] as const)('tells before the figure which words it leaves out of account (%s: %j)', (language, unread, line) => {
    expect(shown({ unread }, language)[1]).toBe(line);
    const card: View = { kind: 'missing', missing: missing(), understood: understood({ unread }) };
    expect(linesOf(card, language)[1]).toBe(line);
  });

  it.each([
    [{ ask: 'trend', years: { kind: 'range', from: 2015 } }, { ask: 'trend' }, 'Näytä kaikki vuodet'],
    [{ ask: 'trend' }, { ask: 'trend', years: { kind: 'last', years: 10 } }, 'Näytä viimeiset 10 vuotta'],
    [{ ask: 'value' }, { ask: 'trend' }, 'Kehitys'],
    [{ ask: 'trend' }, { ask: 'value' }, 'Uusin luku'],
    [{ ask: 'compare' }, { ask: 'compare', years: { kind: 'range' } }, 'Kehitys: kaikki vuodet'],
  ] as const)('from %j names a tap to %j "%s"', (asked, to, title) => {
    const chips = [{ changes: 'years', to: question(to) }] as const;
    expect(shown({ asked: question(asked), chips })).toContain(`Painikkeet: ${title}; Mitä luku kertoo?; Ohje`);
  });

  it('names of a sibling only what tells it from the indicator asked about', () => {
    const bullied = (id: number, whom: string) =>
      indicator({ id, title: same(`Koulukiusattuna vähintään kerran viikossa, % ${whom}`) });
    const chips = [
      { changes: 'indicator', indicator: bullied(2, 'lukiolaisista'), to: question({ indicator: 2 }) },
    ] as const;
    const view: View = {
      kind: 'answer',
      answer: answer({ indicator: bullied(1, '8. luokan oppilaista') }),
      understood: understood({ chips }),
    };
    expect(linesOf(view)).toContain('Painikkeet: … lukiolaisista');
  });

  it('names of a sibling neither the beginning nor the end that all of the family have', () => {
    const aged = (id: number, ages: string) =>
      indicator({
        id,
        title: same(`Diabeteslääkkeisiin oikeutettuja henkilöitä yhteensä ${ages}, % vastaavanikäisistä`),
      });
    const chips = [
      { changes: 'indicator', indicator: aged(2, '16 - 24-vuotiaita'), to: question({ indicator: 2 }) },
    ] as const;
    const asked = answer({ indicator: aged(1, '40 vuotta täyttäneitä') });
    const view: View = { kind: 'answer', answer: asked, understood: understood({ chips }) };
    expect(linesOf(view)).toContain('Painikkeet: … 16 - 24-vuotiaita');
  });

  it.each([
    [{ ask: 'trend' }, 'Vuodet: kaikki vuodet'],
    [{ years: { kind: 'year', year: 2019 } }, 'Vuosi: 2019'],
    [{ ask: 'trend', years: { kind: 'range', from: 2015 } }, 'Vuodet: vuodesta 2015'],
    [{ ask: 'trend', years: { kind: 'range', to: 2015 } }, 'Vuodet: vuoteen 2015 asti'],
    [{ ask: 'trend', years: { kind: 'range', from: 2015, to: 2019 } }, 'Vuodet: 2015–2019'],
    [{ ask: 'trend', years: { kind: 'last', years: 5 } }, 'Vuodet: viimeiset 5 vuotta'],
  ] as const)('reads the years of %j as "%s"', (asked, line) => {
    expect(shown({ asked: question(asked), chips: [] })).toContain(line);
  });

  it('names the years that a button goes to', () => {
    const to = (asked: Parameters<typeof question>[0]) => ({ changes: 'years', to: question(asked) }) as const;
    const chips = [
      to({}),
      to({ ask: 'trend', years: { kind: 'last', years: 10 } }),
      to({ ask: 'compare', years: { kind: 'range', from: 2015 } }),
    ];
    expect(shown({ chips })).toContain(
      'Painikkeet: Uusin luku; Kehitys: viimeiset 10 vuotta; Kehitys: vuodesta 2015; Mitä luku kertoo?; Ohje',
    );
  });

  it('names the whole of other regions', () => {
    const chips = [
      { changes: 'region', regions: [vantaa, uusimaa], to: question({ ask: 'compare', regions: [307, 633] }) },
    ] as const;
    expect(shown({ chips })).toContain('Painikkeet: Vantaa ja Uusimaa');
  });

  it('stands also where there is no figure', () => {
    expect(linesOf({ kind: 'missing', missing: missing(), understood: understood() })).toContain('Alue: Lohja');
  });

  it('sends the whole new question and what it changes', () => {
    const { card } = cards.draw({ kind: 'answer', answer: answer(), understood: understood() }, 'fi');
    expect(nodesOf(card)).toContainEqual(
      expect.objectContaining({
        title: 'Vertaa: Koko maa',
        verb: 'showFigures',
        data: { ask: 'compare', indicator: 683, regions: [202, country.id], gender: 'total', changes: 'region' },
      }),
    );
  });
});

describe('needs say', () => {
  const needs = (overrides: Partial<Extract<View, { kind: 'needs' }>['needs']> = {}, language: Language = 'fi') =>
    linesOf(
      { kind: 'needs', needs: { group: 'elderly', region: region(), figures: [answer()], lacking: [], ...overrides } },
      language,
    );

  it('whose situation it is, and each figure with what is beside it', () => {
    expect(needs()).toEqual([
      'Ikäihmisten tilanne lukuina',
      'Lohja',
      'Tuen tarvetta ei mitata suoraan, mutta nämä viralliset luvut kuvaavat tilannetta.',
      name,
      '9,5 % vastaavanikäisestä väestöstä',
      'Lohja, 2023',
      'Noussut 7,6 → 9,5 (+1,9 prosenttiyksikköä), 2015–2023.',
      'Virallinen vertailu: Länsi-Uudenmaan hyvinvointialue 8,1; Koko maa 10,2.',
      expect.stringMatching(/^Painikkeet: Kehitys: Erityiskorvattaviin .*…$/),
      'Lähde: THL, Sotkanet.fi, CC BY 4.0. Haettu 23.11.2026.',
      'Painikkeet: Ohje',
    ]);
    expect(needs({ group: undefined })[0]).toBe('Tilanne lukuina');
    expect(needs({ group: 'young' }, 'sv')[0]).toBe('De ungas situation i siffror');
  });

  it('which would tell of it but have no figure', () => {
    const said = needs({ figures: [], lacking: [indicator({ title: same('Yksinäisyys, %') })] });
    expect(said).toContainEqual(expect.stringMatching(/eikä minulla ole tältä alueelta lukuja/));
    expect(said).toContain('Minulla ei ole tältä alueelta lukua näistä: Yksinäisyys, %.');
  });
});

describe('a year that has not been', () => {
  it('is declined with the latest figure, where it is known what was asked', () => {
    const said = linesOf({ kind: 'future', year: 2030, indicator: indicator(), latest: question() });
    expect(said[0]).toBe('Vuodesta 2030 ei ole vielä lukua');
    expect(said.at(-1)).toBe('Painikkeet: Näytä uusin luku; Ohje');
  });

  it('is declined with other questions else', () => {
    expect(linesOf({ kind: 'future', year: 2030 }).at(-1)).toMatch(/^Painikkeet: Paljonko diabetesta/);
  });
});

describe('coordinators read', () => {
  it('what was asked, what was offered and chosen, and how to teach a word', () => {
    const gaps = [
      {
        date: '2026-11-23',
        text: 'kortisto?',
        outcome: 'corrected',
        offered: [indicator({ title: same('A, %') })],
        chosen: indicator({ title: same('B, %') }),
      },
    ] as const;
    expect(linesOf({ kind: 'gaps', gaps, more: 3 }).slice(2)).toEqual([
      'kortisto?',
      '23.11.2026: kysyjä korjasi tulkintaani',
      'Tarjosin: A, %',
      'Valittiin: B, %',
      'Lisäksi on 3 kysymystä, joita ei näytetä tässä.',
      'Voit opettaa minulle sanan näin:',
      'opeta: kortisto = työttömyys',
      'Painikkeet: Ohje',
    ]);
  });

  it('which words were taught, by whom and when', () => {
    const words = [{ word: 'kortisto', meaning: 'työttömyys', by: 'Aino', date: '2026-11-23' }];
    expect(linesOf({ kind: 'taughtWords', words })).toContain(
      'kortisto: Tarkoittaa työttömyys; Kuka ja milloin Aino, 23.11.2026',
    );
    expect(linesOf({ kind: 'taughtWords', words })).toContain('Opetetun sanan poistat näin: unohda: kortisto');
    expect(linesOf({ kind: 'taughtWords', words: [] })).toContain('Minulle ei ole vielä opetettu sanoja.');
  });
});

describe('candidates', () => {
  it('name every region and the years of the question that their buttons ask', () => {
    const asked = candidate(indicator(), {
      ask: 'compare',
      regions: [202, county.id],
      years: { kind: 'last', years: 5 },
    });
    const view: View = { kind: 'candidates', candidates: [asked], reasons: [], regions: [region(), county] };
    expect(linesOf(view)).toContain(
      'Painike näyttää luvun: Lohja ja Länsi-Uudenmaan hyvinvointialue, viimeiset 5 vuotta',
    );
  });

  it('say on the button of whom a short title is', () => {
    const young = indicator({ title: same('Ahdistuneisuus, % lukiolaisista') });
    const view: View = { kind: 'candidates', candidates: [candidate(young)], reasons: [], regions: [region()] };
    expect(linesOf(view).at(-1)).toBe('Painikkeet: Ahdistuneisuus, % lukiolaisista; Ohje');
  });
});

describe('a figure that there is not', () => {
  const asked = question({ ask: 'rank', years: { kind: 'range', from: 2030, to: 2032 } });
  const view: View = {
    kind: 'missing',
    missing: missing({ year: 2030, reason: 'noSuchYear' }),
    understood: understood({ asked }),
  };

  it('is told of all the years asked for', () => {
    expect(linesOf(view)).toEqual(
      expect.arrayContaining(['Lohja, 2030–2032', 'Miltään alueelta ei ole lukua näiltä vuosilta.']),
    );
  });

  it('leads to the same ranking of the latest year that there is', () => {
    const { card } = cards.draw(view, 'fi');
    const [button] = nodesOf(card).filter((node) => node.title === 'Näytä vuosi 2023');
    expect(button).toMatchObject({ data: { ask: 'rank', years: { kind: 'year', year: 2023 } } });
  });
});

describe('a definition', () => {
  it('leads to the latest figure where it was asked for by itself', () => {
    const view: View = { kind: 'definition', indicator: indicator() };
    expect(linesOf(view).at(-1)).toBe('Painikkeet: Lue lisää Sotkanetista');
    expect(linesOf({ ...view, latest: question() }).at(-1)).toBe(
      'Painikkeet: Lue lisää Sotkanetista; Näytä uusin luku',
    );
  });
});
