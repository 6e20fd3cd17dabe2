import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import { createQuestions, questionKind } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { region, starterEdition } from '../support/small-edition';

const place = { channel: 'teams', kind: 'group', conversation: '19:secret', people: 5 } as const;
const day = 24 * 60 * 60 * 1000;

function createSubject() {
  const store = createMemoryStore();
  const clock = createSetClock('2026-11-23T23:30:00Z');
  const indicators = {
    edition: () => starterEdition,
    lookUp: findFigure.bind(null, starterEdition),
    answer: answerFigures.bind(null, starterEdition),
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

it('keeps the words of what could not be answered, cleaned and shortened', async () => {
  const { ask, questions } = createSubject();
  await ask(`kuinka   monta\u202e koiraa ${'ja kissaa '.repeat(60)}`);
  const [gap] = await questions.unanswered();
  expect(gap).toMatchObject({ date: '2026-11-24', language: 'fi', outcome: 'notUnderstood' });
  expect(gap?.text).toMatch(/^kuinka monta koiraa ja kissaa .*…$/);
  expect(gap?.text.length).toBeLessThanOrEqual(300);
});

it('keeps no words of a question that belongs elsewhere', async () => {
  const { ask, questions } = createSubject();
  await ask('mitkä järjestöt auttavat Lohjalla');
  expect(await questions.unanswered()).toEqual([]);
  expect(await questions.counts()).toMatchObject({ asked: 1, unanswered: 1 });
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

it('lists the unanswered newest first', async () => {
  const { ask, questions, clock } = createSubject();
  await ask('koiria Lohjalla');
  clock.advance(day);
  await ask('kissoja Lohjalla');
  expect((await questions.unanswered()).map(({ text }) => text)).toEqual(['kissoja Lohjalla', 'koiria Lohjalla']);
});

it('notes nothing for a question that is only tried out', async () => {
  const { questions } = createSubject();
  await questions.answer({ text: 'koiria Lohjalla' });
  expect(await questions.counts()).toMatchObject({ asked: 0 });
});
