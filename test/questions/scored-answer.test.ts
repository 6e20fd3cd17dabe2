import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition } from '../../src/indicators/indicators';
import { createQuestions, toScoredAnswer } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition } from '../support/small-edition';
import { hasSotkanetData, readSotkanetEdition } from '../support/sotkanet-edition';

function createScored(edition: Edition) {
  const indicators = {
    edition: () => edition,
    lookUp: findFigure.bind(null, edition),
    answer: answerFigures.bind(null, edition),
  };
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const questions = createQuestions({ indicators, store: createMemoryStore(), clock, homeArea: 'Uusimaa' });
  return async (id: string, text: string) => {
    const started = performance.now();
    const { answer, understood } = await questions.answer({ text });
    const ms = performance.now() - started;
    return toScoredAnswer({ id, answer, understood, regions: edition.regions, ms });
  };
}

const score = createScored(buildEdition());

it('shows every number of an answer: the figure, the levels above and the earlier one', async () => {
  expect(await score('q1', 'Paljonko työttömiä on Lohjalla vuonna 2021?')).toEqual({
    id: 'q1',
    mode: 'answer',
    indicator: 181,
    candidates: [],
    regions: ['kunta:444'],
    years: { from: 2021, to: 2021 },
    gender: 'total',
    intent: 'value',
    figures: [
      { region: 'kunta:444', year: 2021, gender: 'total', value: 202.2021 },
      { region: 'maa:FI', year: 2021, gender: 'total', value: 658.2021 },
      { region: 'kunta:444', year: 2020, gender: 'total', value: 202.202 },
    ],
    ms: expect.any(Number),
  });
});

it('names regions of every level by their official codes', async () => {
  const codes = async (text: string) => (await score('q', text)).regions;
  expect(await codes('työttömyys Uudellamaalla')).toEqual(['mk:01']);
  expect(await codes('työttömyys Länsi-Uudenmaan hyvinvointialueella')).toEqual(['hva:03']);
  expect(await codes('työttömyys Suomessa')).toEqual(['maa:FI']);
  expect(await codes('työttömyys Askolassa ja Espoossa')).toEqual(['kunta:018', 'kunta:049']);
});

it.each([
  ['alkoholi Lohjalla', { mode: 'clarify', indicator: null, intent: 'value' }],
  ['mitkä järjestöt auttavat Lohjalla', { mode: 'associations', intent: 'associations' }],
  ['Kuka on presidentti', { mode: 'refuse', intent: 'out-of-scope' }],
  ['koiria Lohjalla', { mode: 'refuse', intent: 'value' }],
  ['työttömyys Lohjalla 2035', { mode: 'refuse', indicator: null, figures: [] }],
  ['mitä työttömyys tarkoittaa', { mode: 'answer', indicator: 181, intent: 'define', figures: [] }],
  [
    'Miten työttömyys on muuttunut vuodesta 2015',
    { mode: 'answer', indicator: 181, intent: 'trend', years: { from: 2015, to: null } },
  ],
  ['työttömyys viimeisen viiden vuoden aikana', { years: { last: 5 } }],
])('scores "%s"', async (text, wanted) => expect(await score('q', text)).toMatchObject(wanted));

it('shows every number of a trend, a comparison and a ranking, each once', async () => {
  const places = async (text: string) =>
    (await score('q', text)).figures.map(({ region, year }) => `${region} ${year}`);
  expect(await places('miten työttömyys on kehittynyt Lohjalla')).toEqual([
    ...['kunta:444 2020', 'kunta:444 2021'],
    ...['maa:FI 2020', 'maa:FI 2021'],
  ]);
  expect(await places('työttömyys Lohjalla ja koko maassa')).toEqual(['kunta:444 2021', 'maa:FI 2021']);
  const ranked = await places('missä Uudenmaan kunnassa on eniten diabetesta');
  expect(ranked.filter((place) => place.startsWith('kunta:'))).toHaveLength(26);
  expect(new Set(ranked).size).toBe(ranked.length);
});

it('puts the figures of a group side by side, the first as the indicator', async () => {
  const scored = await score('q', 'mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla');
  expect(scored).toMatchObject({ mode: 'clarify', intent: 'value', indicator: 4286, candidates: [4286] });
  expect(scored.figures).toContainEqual({ region: 'kunta:444', year: 2021, gender: 'total', value: 202.2021 });
});

const gold = z.object({ id: z.string(), q: z.string(), mode: z.string(), ids: z.array(z.number()) });

const withData = hasSotkanetData ? describe : describe.skip;

withData('on the sample questions with the real catalogue', () => {
  it('answers more than half, at most 6 % of its answers wrong, and never what is out of scope', async () => {
    const file = join(__dirname, '..', '..', '..', 'shared', 'data', 'questions', 'indicator-dev.jsonl');
    const questions = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => gold.parse(JSON.parse(line)));
    const scoreReal = createScored(readSotkanetEdition());
    const scored = [];
    for (const question of questions) scored.push({ question, answer: await scoreReal(question.id, question.q) });
    const direct = scored.filter(({ answer }) => answer.mode === 'answer');
    const wrong = direct.filter(({ question, answer }) => !question.ids.includes(answer.indicator ?? 0));
    expect(direct.length).toBeGreaterThan(questions.filter(({ mode }) => mode === 'answer').length / 2);
    expect(wrong.length).toBeLessThanOrEqual(direct.length * 0.06);
    expect(direct.filter(({ question }) => question.mode === 'refuse' || question.mode === 'ngo')).toEqual([]);
  });
});
