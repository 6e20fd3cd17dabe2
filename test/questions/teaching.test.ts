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

describe('what is typed as a word', () => {
  it.each([
    ['kor*', 'kor'],
    ['kor, *', 'kor'],
    ['${kor}', 'kor'],
    ['<kor>', 'kor'],
    ['\u202ekor\u2066', 'kor'],
    ['__kor__', 'kor'],
  ])('"%s" is "%s", and no pattern for others', async (typed, wanted) => {
    const { one } = createSubject();
    expect(await one.teach(typed, 'työttömyys')).toMatchObject({ kind: 'taught', word: wanted });
    expect(await one.indicatorOf('kor Lohjalla')).toBe(181);
    expect(await one.indicatorOf('korvike Lohjalla')).toBe('notUnderstood');
    expect(await one.indicatorOf('Lohjalla')).toBe('notUnderstood');
    expect(await one.school.forget(typed, 'kaisa')).toMatchObject({ isTaught: true });
  });

  it('stays with its meaning when the word that explained it is forgotten, and never goes in a circle', async () => {
    const { one } = createSubject();
    await one.teach('kortisto', 'työttömyys');
    expect(await one.teach('luukku', 'kortisto')).toMatchObject({ kind: 'taught', indicator: { id: 181 } });
    expect(await one.teach('kortisto', 'luukku')).toMatchObject({ kind: 'taught', indicator: { id: 181 } });
    await one.school.forget('kortisto', 'kaisa');
    expect(await one.indicatorOf('luukku Lohjalla')).toBe(181);
  });
});

it('keeps every word of fifty coordinators who teach on two processes at once, beside one that is forgotten', async () => {
  const { one, other, clock } = createSubject();
  await one.teach('kortisto', 'työttömyys');
  const words = Array.from(
    { length: 50 },
    (_, index) => `sana${'abcdefghij'[index % 10]}${'klmno'[Math.floor(index / 10)]}`,
  );
  await Promise.all([
    ...words.map((word, index) => (index % 2 ? one : other).teach(word, 'työttömyys')),
    other.school.forget('kortisto', 'fanni'),
  ]);
  clock.advance(5_000);
  for (const { school } of [one, other]) {
    expect((await school.words()).map(({ word }) => word)).toEqual(words.toSorted((a, b) => a.localeCompare(b, 'fi')));
  }
  expect(await other.indicatorOf('sanaak Lohjalla')).toBe(181);
});

it('does not break on a word whose indicator or concept is gone', async () => {
  const { one, store } = createSubject();
  const word = { meaning: 'muinainen', by: 'kaisa', date: '2026-11-23' };
  const words = [
    { ...word, word: 'kortisto', means: { indicator: 7_777_777 } },
    { ...word, word: 'luukku', means: { concept: 'constructor' } },
  ];
  await store.create(taughtWordsKind, { partition: 'taughtWords', id: 'all' }, { words, forgotten: [] });
  expect(await one.indicatorOf('kortisto Lohjalla')).toBe('missing');
  expect(await one.indicatorOf('luukku Lohjalla')).toBe('notUnderstood');
  expect(await one.indicatorOf('työttömyys Lohjalla')).toBe(181);
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
    ['2020', 'työttömyys', { kind: 'everyday' }],
    ['65+', 'työttömyys', { kind: 'everyday' }],
    ['vuodesta', 'työttömyys', { kind: 'everyday' }],
    ['viime vuonna', 'työttömyys', { kind: 'everyday' }],
    ['viisi', 'työttömyys', { kind: 'everyday' }],
    ['yli', 'työttömyys', { kind: 'everyday' }],
    ['vuotiaat', 'työttömyys', { kind: 'everyday' }],
    ['åringar', 'työttömyys', { kind: 'everyday' }],
    ['kortisto', 'naisten työttömyys', { kind: 'unclear', candidates: [] }],
    ['kortisto', 'missä työttömyys on suurin', { kind: 'unclear', candidates: [] }],
    ['kortisto', 'kortisto', { kind: 'unclear' }],
    ['kortisto', '#__proto__', { kind: 'unclear' }],
    ['kortisto', 'työttömyys '.repeat(100), { kind: 'unclear' }],
    ['*', 'työttömyys', { kind: 'malformed' }],
    [', ,', 'työttömyys', { kind: 'malformed' }],
    ['\u202e\u200b', 'työttömyys', { kind: 'malformed' }],
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
