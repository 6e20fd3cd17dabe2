import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition } from '../../src/indicators/indicators';
import { createQuestions, type LastAsked, questionKind } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition, region, starterEdition } from '../support/small-edition';

const place = { channel: 'teams', kind: 'group', conversation: '19:secret', people: 5 } as const;
const day = 24 * 60 * 60 * 1000;

function createSubject(edition: Edition = starterEdition) {
  const store = createMemoryStore();
  const clock = createSetClock('2026-11-23T23:30:00Z');
  const indicators = {
    edition: () => edition,
    lookUp: findFigure.bind(null, edition),
    answer: answerFigures.bind(null, edition),
  };
  const questions = createQuestions({ indicators, store, clock, homeArea: 'Uusimaa' });
  return { questions, store, clock, ask: (text: string) => questions.ask({ text, place }) };
}

it('keeps what was answered, without the words, the person or the hour', async () => {
  const { ask, store } = createSubject();
  await ask('Paljonko diabetesta on Lohjalla?');
  const { documents } = await store.query(questionKind, {});
  expect(documents.map(({ body }) => body)).toEqual([
    {
      // Half past one at night in Finland.
      date: '2026-11-24',
      language: 'fi',
      outcome: 'answer',
      channel: 'teams',
      placeKind: 'group',
      indicator: 683,
      region: region.lohja,
      year: 2023,
      gender: 'total',
    },
  ]);
});

it('keeps the words of what could not be answered, cleaned, shortened and without names', async () => {
  const { ask, questions } = createSubject();
  await ask(`kuinka   monta\u202e koiraa Matti Meikäläisellä on ${'ja kissaa '.repeat(60)}`);
  const [gap] = await questions.gaps();
  expect(gap).toMatchObject({ date: '2026-11-24', language: 'fi', outcome: 'declined', offered: [] });
  expect(gap?.text).toMatch(/^kuinka monta koiraa … on ja kissaa .*…$/);
  expect(gap?.text.length).toBeLessThanOrEqual(300);
});

it.each([
  ['mitkä järjestöt auttavat Lohjalla', 'outOfScope'],
  ['diabetes Lohjalla 2035', 'future'],
  ['diabetes Lohjalla 1950', 'missing'],
])('keeps "%s" as declined', async (text, kind) => {
  const { ask, questions } = createSubject();
  expect((await ask(text)).answer.kind).toBe(kind);
  expect(await questions.gaps()).toEqual([
    { date: '2026-11-24', language: 'fi', outcome: 'declined', text, offered: [] },
  ]);
});

describe('what was picked', () => {
  it('of what a guess offered is kept, and nothing else', async () => {
    const { ask, questions } = createSubject();
    const { answer, last } = await ask('diabetes ja lääkärikäynnit Lohjalla');
    if (answer.kind !== 'candidates' || !last) throw new Error(answer.kind);
    const offered = answer.candidates.map(({ indicator }) => indicator.id);
    expect(await questions.gaps()).toEqual([expect.objectContaining({ outcome: 'guessed', offered })]);
    await questions.picked(last, 4604);
    expect((await questions.gaps())[0]).not.toHaveProperty('chosen');
    await questions.picked(last, offered[1] ?? 0);
    await questions.picked(last, offered[1] ?? 0);
    expect(await questions.gaps()).toEqual([expect.objectContaining({ outcome: 'guessed', chosen: offered[1] })]);
    // The first was looked at and was not it.
    const figures = answer.candidates[1]?.to;
    await questions.picked({ ...last, ...(figures ? { figures } : {}) }, offered[0] ?? 0);
    expect(await questions.gaps()).toEqual([expect.objectContaining({ outcome: 'guessed', chosen: offered[0] })]);
  });

  it('instead of what was answered makes it a correction, with the words', async () => {
    const { ask, questions } = createSubject(buildEdition());
    const { last } = await ask('Paljonko yksinäisyyttä on Lohjalla?');
    expect(await questions.gaps()).toEqual([]);
    await questions.picked(last as LastAsked, 181);
    expect(await questions.gaps()).toEqual([]);
    await questions.picked(last as LastAsked, 4286);
    expect(await questions.gaps()).toEqual([
      {
        date: '2026-11-24',
        language: 'fi',
        outcome: 'corrected',
        text: 'Paljonko yksinäisyyttä on Lohjalla?',
        offered: [4284],
        chosen: 4286,
      },
    ]);
  });

  it('is no correction any more once the person goes back to what was answered', async () => {
    const { ask, questions } = createSubject(buildEdition());
    const { last } = await ask('Paljonko yksinäisyyttä on Lohjalla?');
    await questions.picked(last as LastAsked, 4286);
    await questions.picked(last as LastAsked, 4284);
    expect(await questions.gaps()).toEqual([]);
  });
});

it('counts what was asked in a period, over more than one page of the store', async () => {
  const { ask, questions, clock } = createSubject();
  for (let time = 0; time < 120; time += 1) await ask('Paljonko diabetesta on Lohjalla?');
  await ask('lääkärikäynnit Länsi-Uudenmaan hyvinvointialueella');
  clock.advance(day);
  await ask('koiria Lohjalla');
  expect(await questions.counts()).toEqual({
    asked: 122,
    answered: 121,
    unanswered: 1,
    byIndicator: [
      { id: 683, count: 120 },
      { id: 1080, count: 1 },
    ],
  });
  expect(await questions.counts({ from: '2026-11-25' })).toMatchObject({ asked: 1, answered: 0 });
  expect(await questions.counts({ to: '2026-11-24' })).toMatchObject({ asked: 121, answered: 121 });
});

it('lists gaps newest first', async () => {
  const { ask, questions, clock } = createSubject();
  await ask('koiria Lohjalla');
  clock.advance(day);
  await ask('kissoja Lohjalla');
  expect((await questions.gaps()).map(({ text }) => text)).toEqual(['kissoja Lohjalla', 'koiria Lohjalla']);
});

it('notes nothing for a question that is only tried out', async () => {
  const { questions } = createSubject();
  await questions.answer({ text: 'koiria Lohjalla' });
  expect(await questions.counts()).toMatchObject({ asked: 0 });
});
