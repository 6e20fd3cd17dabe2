import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import { createQuestions, taughtWordsKind } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition } from '../support/small-edition';

const edition = buildEdition();
const indicators = {
  edition: () => edition,
  lookUp: findFigure.bind(null, edition),
  answer: answerFigures.bind(null, edition),
};

function createSubject() {
  const store = createMemoryStore();
  const clock = createSetClock('2026-11-23T10:00:00Z');
  const create = () => {
    const { school, answer } = createQuestions({ indicators, store, clock, homeArea: 'Uusimaa' });
    const teach = async (word: string, meaning: string) => school.teach({ word, meaning, by: 'kaisa', language: 'fi' });
    const indicatorOf = async (text: string) => {
      const { answer: found } = await answer({ text });
      return found.kind === 'answer' ? found.answer.indicator.id : found.kind;
    };
    return { school, teach, indicatorOf };
  };
  return { store, clock, one: create(), other: create() };
}

describe('a taught word', () => {
  it('works at once, in its inflected forms', async () => {
    const { one } = createSubject();
    expect(await one.indicatorOf('kortisto Lohjalla')).toBe('notUnderstood');
    expect(await one.teach('Kortisto', 'työttömyys')).toMatchObject({
      kind: 'taught',
      word: 'kortisto',
      indicator: { id: 181 },
    });
    for (const text of ['kortisto Lohjalla', 'paljonko Lohjalla on kortistossa', 'kortistoa 2020 Lohjalla']) {
      expect(await one.indicatorOf(text)).toBe(181);
    }
  });

  it('works within seconds at another process', async () => {
    const { one, other, clock } = createSubject();
    expect(await other.indicatorOf('kortisto Lohjalla')).toBe('notUnderstood');
    await one.teach('kortisto', 'työttömyys');
    clock.advance(5_000);
    expect(await other.indicatorOf('kortisto Lohjalla')).toBe(181);
    await other.school.forget('kortisto', 'kaisa');
    clock.advance(5_000);
    expect(await one.indicatorOf('kortisto Lohjalla')).toBe('notUnderstood');
  });

  it.each([
    ['fläkthus', '#9001', 9001],
    ['myllyn ääni', 'Tuulivoimaloiden melu, desibeliä', 9001],
    ['stämpla', 'arbetslöshet', 181],
    ['on the dole', 'unemployment', 181],
  ])('"%s" can mean "%s"', async (word, meaning, wanted) => {
    const { one } = createSubject();
    expect(await one.teach(word, meaning)).toMatchObject({ kind: 'taught' });
    expect(await one.indicatorOf(`${word} Lohjalla`)).toBe(wanted);
  });

  it('gets another meaning when it is taught again', async () => {
    const { one } = createSubject();
    await one.teach('kortisto', 'työttömyys');
    expect(await one.teach('kortisto', 'diabetes')).toMatchObject({ kind: 'taught' });
    expect(await one.indicatorOf('kortisto Lohjalla')).toBe(683);
    expect(await one.school.words()).toHaveLength(1);
  });

  it('keeps who taught and who took it back, and when', async () => {
    const { one, store, clock } = createSubject();
    await one.teach('kortisto', 'työttömyys');
    const taught = { word: 'kortisto', meaning: 'työttömyys', by: 'kaisa', date: '2026-11-23' };
    expect(await one.school.words()).toEqual([{ ...taught, means: { concept: 'unemployment' } }]);
    clock.advance(24 * 60 * 60_000);
    expect(await one.school.forget('Kortisto', 'fanni')).toEqual({ word: 'kortisto', isTaught: true });
    expect(await one.school.forget('kortisto', 'fanni')).toEqual({ word: 'kortisto', isTaught: false });
    const { documents } = await store.query(taughtWordsKind, {});
    const { word, ...was } = taught;
    expect(documents[0]?.body).toEqual({ words: [], forgotten: [{ word, by: 'fanni', date: '2026-11-24', was }] });
  });
});

describe('is not taught', () => {
  const { one } = createSubject();

  it.each([
    ['kortisto', 'jotain ihan muuta', { kind: 'unclear' }],
    ['kortisto', 'diabetes ja työttömyys', { kind: 'unclear' }],
    ['kortisto', 'työttömyys Lohjalla', { kind: 'unclear', candidates: [] }],
    ['kortisto', '#999999', { kind: 'unclear', candidates: [] }],
    ['diabetesta', 'työttömyys', { kind: 'taken', indicator: { id: 683 } }],
    ['Lohjalla', 'työttömyys', { kind: 'everyday' }],
    ['salo', 'työttömyys', { kind: 'everyday' }],
    ['kuinka moni', 'työttömyys', { kind: 'everyday' }],
    ['nuoret', 'työttömyys', { kind: 'everyday' }],
    ['eniten', 'työttömyys', { kind: 'everyday' }],
    ['a', 'työttömyys', { kind: 'malformed' }],
    ['?!', 'työttömyys', { kind: 'malformed' }],
    ['yksi kaksi kolme neljä viisi kuusi', 'työttömyys', { kind: 'malformed' }],
    ['x'.repeat(61), 'työttömyys', { kind: 'malformed' }],
  ])('"%s" as "%s"', async (word, meaning, wanted) => {
    expect(await one.teach(word, meaning)).toMatchObject(wanted);
    expect(await one.school.words()).toEqual([]);
  });

  it('more than five hundred times', async () => {
    const { one: full, store } = createSubject();
    const words = Array.from({ length: 500 }, (_, index) => ({
      ...{ word: `sana${index}`, meaning: 'työttömyys', means: { concept: 'unemployment' } },
      ...{ by: 'kaisa', date: '2026-11-23' },
    }));
    await store.create(taughtWordsKind, { partition: 'taughtWords', id: 'all' }, { words, forgotten: [] });
    expect(await full.teach('kortisto', 'työttömyys')).toMatchObject({ kind: 'full' });
    expect(await full.teach('sana7', 'diabetes')).toMatchObject({ kind: 'taught' });
  });
});
