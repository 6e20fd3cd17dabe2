import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition } from '../../src/indicators/indicators';
import { createQuestions, type QuestionAnswer } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition, region, starterEdition } from '../support/small-edition';

function createSubject(edition: Edition = buildEdition(), homeArea = 'Uusimaa') {
  let current = edition;
  const questions = createQuestions({
    indicators: {
      edition: () => current,
      lookUp: (question) => findFigure(current, question),
      answer: (question) => answerFigures(current, question),
    },
    store: createMemoryStore(),
    clock: createSetClock('2026-11-23T10:00:00Z'),
    homeArea,
  });
  return {
    ask: async (text: string, language?: 'fi' | 'sv' | 'en') => (await questions.answer({ text, language })).answer,
    understand: async (text: string) => (await questions.answer({ text })).understood,
    renew(next: Edition) {
      current = next;
    },
  };
}

/** The answer in one line: what a person would see of it. */
function brief(answer: QuestionAnswer): string {
  switch (answer.kind) {
    case 'answer': {
      const { asked } = answer.shown;
      const { kind, indicator, gender } = answer.answer;
      if (answer.answer.kind !== 'found') return `${kind} ${indicator.id} ${asked.regions.join(' ')} ${gender}`;
      const { figure } = answer.answer;
      return `answer ${indicator.id} ${figure.region.title.fi} ${figure.year} ${gender}`;
    }
    case 'missing':
      return `missing ${answer.missing.reason}`;
    case 'candidates':
      return `candidates ${answer.candidates.map(({ indicator }) => indicator.id).join(' ')}`;
    case 'definition':
      return `definition ${answer.indicator.id}`;
    default:
      return answer.kind;
  }
}

describe('with the starter figures', () => {
  const { ask } = createSubject(starterEdition);

  it.each([
    ['Paljonko diabetesta on Lohjalla?', 'fi'],
    ['Hur vanligt är diabetes i Lojo?', 'sv'],
    ['How common is diabetes in Lohja?', 'en'],
  ] as const)('answers "%s" in %s', async (text, language) => {
    const answer = await ask(text);
    expect([brief(answer), answer.language]).toEqual(['answer 683 Lohja 2023 total', language]);
  });

  it.each([
    ['montaks sokeritautia sairastavaa siel Lohjalla on', 683],
    ['lääkärikäynnit Länsi-Uudenmaan hyvinvointialueella', 1080],
    ['läkarbesök i Västra Nylands välfärdsområde', 1080],
    ['How many doctor visits are there in West Uusimaa?', 1080],
    ['Kodin ulkopuolelle sijoitetut lapset Kanta-Hämeen hyvinvointialueella', 3563],
    ['barn placerade utanför hemmet i Västra Nylands välfärdsområde', 3563],
    ['children placed outside the home in Western Uusimaa', 3563],
    ['terveydenhuollon henkilöstö Länsi-Uudenmaan hyvinvointialueella', 4604],
    ['hälsovårdens personal i Västra Nyland', 4604],
    ['health services staff in West Uusimaa wellbeing services county', 4604],
  ])('answers "%s" with indicator %d', async (text, indicator) => {
    expect(brief(await ask(text))).toContain(`answer ${indicator} `);
  });

  it('says of a known subject without figures that a sync may bring them', async () => {
    expect(brief(await ask('työttömyys Lohjalla'))).toBe('missing notInStarter');
  });
});

describe('answers a value', () => {
  const { ask, understand } = createSubject();

  it.each([
    ['moikka, osaatko kertoa paljonks meillä Lohjalla on työttömiä?', 'answer 181 Lohja 2021 total'],
    ['työttömyysaste lohjalla', 'answer 181 Lohja 2021 total'],
    ['tyottomyys Lohjalla', 'answer 181 Lohja 2021 total'],
    ['Työttömät Lohjalla vuonna 2020', 'answer 181 Lohja 2020 total'],
    ['Arbetslösheten i Lojo 2020', 'answer 181 Lohja 2020 total'],
    ['tell me the unemployment rate in Lohja in 2020 please', 'answer 181 Lohja 2020 total'],
    ['Montako asukasta Lohjalla on?', 'answer 127 Lohja 2021 total'],
    ['Kuinka moni lohjalainen eläkeläinen on yksinäinen?', 'answer 4286 Lohja 2021 total'],
    ['yksinäisyys koko maassa', 'answer 4284 Koko maa 2021 total'],
    ['tuulivoimaloiden melu Lohjalla', 'answer 9001 Lohja 2021 total'],
  ])('of "%s"', async (text, wanted) => expect(brief(await ask(text))).toBe(wanted));

  it('for the home area when no place is named, and states no region', async () => {
    expect(brief(await ask('työttömyys'))).toBe('answer 181 Uusimaa 2021 total');
    expect((await understand('työttömyys')).regions).toEqual([]);
  });

  it('for the whole country when the home area has no figures', async () => {
    const elsewhere = createSubject(buildEdition(), 'Kainuu');
    expect(brief(await elsewhere.ask('työttömyys'))).toBe('answer 181 Koko maa 2021 total');
  });

  it('in the reader’s language when the question shows none', async () => {
    expect((await ask('diabetes', 'en')).language).toBe('en');
    expect((await ask('diabetes')).language).toBe('fi');
  });

  it.each(
    (
      'Esbo Hangö Helsingfors Vanda Hyvinge Ingå Träskända Högfors Grankulla Kervo Kyrkslätt Lappträsk Lovisa Lojo ' +
      'Mörskom Borgnäs Borgå Raseborg Sibbo Sjundeå Tusby Vichtis Tavastehus Jockis'
    ).split(' '),
  )('in Swedish when the place is named in Swedish: %s', async (name) => {
    expect((await ask(`diabetes i ${name}`)).language).toBe('sv');
  });

  it.each(['Raseborg', 'Esbo', 'Lohja'])('in English when only the name of %s is not', async (name) => {
    expect((await ask(`diabetes in ${name}`)).language).toBe('en');
  });

  it('after the figures were renewed', async () => {
    const subject = createSubject(starterEdition);
    await subject.ask('työttömyys Lohjalla');
    subject.renew(buildEdition());
    expect(brief(await subject.ask('työttömyys Lohjalla'))).toBe('answer 181 Lohja 2021 total');
  });
});

describe('answers more than one figure', () => {
  const { ask } = createSubject();
  const asked = async (text: string) => {
    const answer = await ask(text);
    if (answer.kind !== 'answer') throw new Error(`${text}: ${answer.kind}`);
    const { indicator: _indicator, gender: _gender, order: _order, ...rest } = answer.shown.asked;
    return { as: answer.answer.kind, ...rest };
  };
  const { lohja, uusimaa, finland, vihti, westUusimaa } = region;
  const range = (from?: number, to?: number) => ({ kind: 'range', ...(from ? { from } : {}), ...(to ? { to } : {}) });

  it.each([
    ['Miten työttömyys on kehittynyt Lohjalla?', { as: 'trend', ask: 'trend', regions: [lohja] }],
    ['Hur har arbetslösheten utvecklats?', { as: 'trend', ask: 'trend', regions: [uusimaa] }],
    ['työttömyys Lohjalla 2020-2021', { as: 'trend', ask: 'trend', regions: [lohja], years: range(2020, 2021) }],
    [
      'miten työttömyys muuttui Lohjalla 2021',
      { as: 'trend', ask: 'trend', regions: [lohja], years: range(2020, 2021) },
    ],
    ['työttömyys Lohjalla ja Uudellamaalla', { as: 'comparison', ask: 'compare', regions: [lohja, uusimaa] }],
    ['onko diabetesta Lohjalla enemmän kuin muualla', { as: 'comparison', ask: 'compare', regions: [lohja, finland] }],
    ['vertaa diabetesta Suomessa', { as: 'comparison', ask: 'compare', regions: [uusimaa, finland] }],
    [
      'miten diabetes on kehittynyt Lohjalla ja Vihdissä',
      { as: 'comparison', ask: 'compare', regions: [lohja, vihti], years: range() },
    ],
    ['missä Uudenmaan kunnassa on eniten diabetesta', { as: 'ranking', ask: 'rank', regions: [uusimaa] }],
    ['missä kunnassa on eniten diabetesta', { as: 'ranking', ask: 'rank', regions: [uusimaa] }],
    ['missä kunnassa on eniten diabetesta Suomessa', { as: 'ranking', ask: 'rank', regions: [finland] }],
    ['onko Lohjalla eniten diabetesta', { as: 'ranking', ask: 'rank', regions: [uusimaa] }],
  ])('to "%s"', async (text, wanted) => expect(await asked(text)).toEqual(wanted));

  it('and tells what one tap changes of it, where there are figures', async () => {
    const answer = await ask('Paljonko diabetesta on Lohjalla?');
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const { asked: now, chips } = answer.shown;
    expect(chips.every(({ to }) => to.indicator !== now.indicator || to !== now)).toBe(true);
    expect(chips.filter(({ changes }) => changes === 'region').map(({ to }) => [to.ask, ...to.regions])).toEqual([
      ['value', westUusimaa],
      ['value', finland],
      ['compare', lohja, finland],
    ]);
    expect(chips.filter(({ changes }) => changes === 'years').map(({ to }) => [to.ask, to.years])).toEqual([
      ['trend', undefined],
      ['value', { kind: 'year', year: expect.any(Number) }],
    ]);
    // The starter figures are of men and women together.
    expect(chips.filter(({ changes }) => changes === 'gender')).toEqual([]);
  });

  it('and offers the likes of an indicator that have values', async () => {
    const answer = await ask('yksinäisyys Lohjalla');
    if (answer.kind !== 'answer') throw new Error(answer.kind);
    const likes = answer.shown.chips.flatMap((chip) => (chip.changes === 'indicator' ? chip.to.indicator : []));
    expect(likes).toEqual([4286]);
  });
});

describe('gives no number', () => {
  const { ask } = createSubject();

  it.each([
    'tyypin 1 diabetes Lohjalla',
    'kuinka moni diabeetikko kuolee Lohjalla',
    'kuinka moni ei ole työtön Lohjalla',
    'korkeasti koulutettujen työttömyys Lohjalla',
    'nuorten yksinäisyys Lohjalla',
    'lasten diabetes ja työttömyys Lohjalla',
    'työttömyys Atlantiksessa',
    'lohjalaisten työttömien koirat',
    'alkoholi Lohjalla',
    'arbetslösheten bland invandrare i Lojo',
  ])('to "%s", but asks back', async (text) => expect((await ask(text)).kind).toBe('candidates'));

  it.each([
    ['mitkä järjestöt auttavat työttömiä Lohjalla', 'outOfScope'],
    ['Vilka föreningar hjälper arbetslösa i Lojo?', 'outOfScope'],
    ['Paljonko asunto maksaa Lohjalla?', 'outOfScope'],
    ['What is the weather in Lohja?', 'outOfScope'],
    ['Kuka on Suomen presidentti', 'outOfScope'],
    ['koiria Lohjalla', 'notUnderstood'],
    ['diabetesyhdistyksen puheenjohtaja', 'outOfScope'],
    ['Lohja', 'notUnderstood'],
    ['naiset', 'notUnderstood'],
    ['2023', 'notUnderstood'],
    ['kiitos', 'notUnderstood'],
  ])('to "%s": %s', async (text, kind) => expect((await ask(text)).kind).toBe(kind));

  it('for a year that has not been', async () => {
    const latest = { ask: 'value', indicator: 181, regions: [region.lohja], gender: 'total' };
    const wanted = { kind: 'future', indicator: { id: 181 }, latest };
    expect(await ask('työttömyys Lohjalla vuonna 2035')).toMatchObject({ ...wanted, year: 2035 });
    expect(await ask('arbetslöshet i Lojo nästa år')).toMatchObject({ ...wanted, year: 2027 });
    expect(await ask('miten työttömyys kehittyy Lohjalla vuonna 2035')).toMatchObject({
      ...wanted,
      latest: { ...latest, ask: 'trend' },
    });
  });

  it('for a gender that the indicator is not collected by', async () => {
    expect(brief(await ask('naisten työttömyys Lohjalla'))).toBe('missing notForGender');
  });
});

describe('candidates', () => {
  const { ask } = createSubject();

  it('are at most four, one of a family, with what was asked for the buttons', async () => {
    const answer = await ask('yksinäisyys ja alkoholi ja diabetes ja työttömyys ja väestö Lohjalla 2020');
    if (answer.kind !== 'candidates') throw new Error(answer.kind);
    expect(answer.candidates).toHaveLength(4);
    expect(answer).toMatchObject({ regions: [{ id: region.lohja }], reasons: [] });
    const asked = { ask: 'value', regions: [region.lohja], years: { kind: 'year', year: 2020 }, gender: 'total' };
    for (const { indicator, to } of answer.candidates) expect(to).toEqual({ ...asked, indicator: indicator.id });
  });

  it('of a broad subject are its headlines', async () => {
    expect(brief(await ask('alkoholi Lohjalla'))).toMatch(/^candidates 3629 714/);
  });
});

describe('what keeps a question from its answer is told', () => {
  const { ask } = createSubject();

  it.each([
    ['Diabetes Timbuktussa 2021', ['notUnderstoodWhole']],
    ['kuinka moni ei ole työtön Lohjalla', ['notUnderstoodWhole']],
    ['Onko työttömyys Lohjalla korkeampi kuin Timbuktussa?', ['notUnderstoodWhole']],
    ['alkoholi Lohjalla', []],
    ['diabetes ja työttömyys Lohjalla', []],
    ['nuorten yksinäisyys Lohjalla', []],
  ])('to "%s": %j', async (text, reasons) => expect(await ask(text)).toMatchObject({ kind: 'candidates', reasons }));
});

describe('a definition', () => {
  const { ask } = createSubject();

  it.each([
    ['Mitä työttömyysaste tarkoittaa?', 'fi'],
    ['Vad betyder arbetslöshet?', 'sv'],
    ['What does unemployment mean?', 'en'],
  ])('is given to "%s"', async (text, language) => {
    const answer = await ask(text);
    expect(answer).toMatchObject({
      kind: 'definition',
      language,
      description: { definition: { fi: 'Työttömien osuus.' } },
      latest: { ask: 'value', indicator: 181, regions: [region.uusimaa] },
    });
  });

  it('comes without texts when they were not downloaded', async () => {
    expect(await ask('mitä diabetes tarkoittaa')).not.toHaveProperty('description');
  });
});

describe('odd and hostile input', () => {
  const { ask } = createSubject();

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['punctuation', '?!.,;:—…'],
    ['emoji', '🙂👩‍👩‍👧‍👦🇫🇮'],
    ['pattern signs', '(.*)+[a-z]{9,}$^\\'],
    ['template signs', '${process.exit(1)} {{x}} %s <b>'],
    ['right-to-left', '\u202eallajhoL\u202c شيء ما'],
    ['controls', '\u0000\u0007\u001b[31m'],
    ['combining marks', `a${'\u0301'.repeat(300)}`],
    ['one endless word', 'x'.repeat(10_000)],
    ['10 kB of words', 'diabetes Lohjalla '.repeat(600)],
    ['lone surrogates', '\ud800\udfff'],
  ])('gives no number: %s', async (_, text) => {
    expect((await ask(text)).kind).toBe('notUnderstood');
  });

  it('understands through decoration', async () => {
    expect(brief(await ask('🙏 DIABETES?? «Lohjalla»!!! 🙂'))).toBe('answer 683 Lohja 2023 total');
  });
});
