import { OperatorError } from '../../src/base/base';
import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import type { Edition, FigureQuestion } from '../../src/indicators/indicators';
import { createQuestions } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition, region } from '../support/small-edition';

const place = { channel: 'teams', kind: 'group', conversation: '19:a', people: 5 } as const;
const whole = buildEdition();
const empty = buildEdition({ id: 'empty', indicators: new Map(), regions: new Map(), values: async () => undefined });
const emptied = buildEdition({ id: 'emptied', values: async () => undefined, hasValues: () => false });

function createSubject(edition: () => Edition) {
  const store = createMemoryStore();
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const questions = createQuestions({
    indicators: {
      edition,
      lookUp: (question) => findFigure(edition(), question),
      answer: (question) => answerFigures(edition(), question),
    },
    store,
    clock,
    homeArea: 'Uusimaa',
  });
  return questions;
}

const lines = [
  'työttömyys Lohjalla 2020',
  'miten työttömyys on kehittynyt Lohjalla',
  'vertaa työttömyyttä Lohjalla ja Vantaalla',
  'missä Uudenmaan kunnassa työttömyys on suurin',
  'mitä tarkoittaa työttömyys',
  'mitä tukea yksinäiset ikäihmiset tarvitsevat Lohjalla',
  'työttömyys 2035',
  'yksinäisyys ja työttömyys',
];
const unemployment: FigureQuestion = { ask: 'value', indicator: 181, regions: [region.lohja], gender: 'total' };

it.each(lines)('"%s" of an edition without anything is answered by no number', async (text) => {
  const questions = createSubject(() => empty);
  const { answer } = await questions.ask({ text, place });
  expect(answer.kind).not.toBe('answer');
  expect(await questions.show(unemployment)).toBeUndefined();
});

it.each(lines)('"%s" is answered while the figures change between any two looks', async (text) => {
  for (const others of [empty, emptied]) {
    let looks = 0;
    const questions = createSubject(() => (looks++ % 2 === 0 ? whole : others));
    const { answer } = await questions.ask({ text, place });
    expect(answer.kind).not.toBe('answer');
    expect(looks).toBeGreaterThan(0);
  }
});

it('goes on from what was asked before the figures changed by those of now', async () => {
  let edition: Edition = whole;
  const questions = createSubject(() => edition);
  const { last } = await questions.ask({ text: 'työttömyys Lohjalla', place });
  edition = empty;
  const { answer } = await questions.ask({ text: 'entä 2020?', place, last });
  expect(answer.kind).toBe('notUnderstood');
  expect(await questions.show(unemployment)).toBeUndefined();
  await questions.picked({ language: 'fi', ...last }, 181);
  expect((await questions.gaps()).map(({ outcome }) => outcome)).toEqual(['declined']);
});

it('is told as a fault, and noted nowhere, when a block of values is damaged', async () => {
  const fault = new OperatorError('block damaged');
  const damaged = buildEdition({ id: 'damaged', values: () => Promise.reject(fault) });
  const questions = createSubject(() => damaged);
  await expect(questions.ask({ text: 'työttömyys Lohjalla', place })).rejects.toBe(fault);
  expect((await questions.counts()).asked).toBe(0);
});
