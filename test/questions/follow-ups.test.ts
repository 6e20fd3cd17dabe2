import { answerFigures } from '../../src/indicators/answer-figures';
import { findFigure } from '../../src/indicators/find-figure';
import { createFollowUps, createQuestions, followUpKind, type LastAsked } from '../../src/questions/questions';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';
import { buildEdition, region } from '../support/small-edition';

const { lohja, vantaa, vihti, uusimaa, finland } = region;
const edition = buildEdition();

function createSubject() {
  const clock = createSetClock();
  const questions = createQuestions({
    indicators: {
      edition: () => edition,
      lookUp: findFigure.bind(null, edition),
      answer: answerFigures.bind(null, edition),
    },
    store: createMemoryStore(),
    clock,
    homeArea: 'Uusimaa',
  });
  const place = { channel: 'teams', kind: 'group' } as const;
  /** What the last of several questions came to, each going on from the one before. */
  async function talk(...texts: readonly string[]) {
    let last: LastAsked | undefined;
    let answer: Awaited<ReturnType<typeof questions.ask>>['answer'] | undefined;
    for (const text of texts) {
      const asked = await questions.ask({ text, place, last });
      last = asked.last ?? last;
      answer = asked.answer;
    }
    if (!answer) throw new Error('nothing asked');
    return { answer, last };
  }
  return { talk };
}

describe('a few words go on from the last question', () => {
  const { talk } = createSubject();
  const figures = async (...texts: readonly string[]) => {
    const { answer, last } = await talk(...texts);
    if (answer.kind !== 'answer' && answer.kind !== 'missing') throw new Error(`${texts.at(-1)}: ${answer.kind}`);
    return last?.figures;
  };
  const value = { ask: 'value', indicator: 683, regions: [lohja], gender: 'total' };
  const year = (of: number) => ({ kind: 'year', year: of });

  it.each([
    ['Paljonko diabetesta on Lohjalla?', 'entä Vantaalla?', { ...value, regions: [vantaa] }],
    ['Paljonko diabetesta on Lohjalla?', 'Vantaa?', { ...value, regions: [vantaa] }],
    ['Paljonko diabetesta on Lohjalla 2020?', 'entä Vantaalla?', { ...value, regions: [vantaa], years: year(2020) }],
    ['Hur vanligt är diabetes i Lojo?', 'och 2015?', { ...value, years: year(2015) }],
    ['Hur vanligt är diabetes i Lojo?', 'hur är det i Vanda?', { ...value, regions: [vantaa] }],
    ['How common is diabetes in Lohja?', 'and women?', { ...value, gender: 'female' }],
    ['How common is diabetes in Lohja?', 'what about Vantaa', { ...value, regions: [vantaa] }],
    ['Paljonko diabetesta on Lohjalla?', 'naiset?', { ...value, gender: 'female' }],
    ['Paljonko diabetesta on Lohjalla?', 'ja koko maassa?', { ...value, regions: [finland] }],
    ['Paljonko diabetesta on Lohjalla 2020?', 'kehitys?', { ...value, ask: 'trend' }],
    ['Paljonko diabetesta on Lohjalla?', 'vertaa Vantaaseen', { ...value, ask: 'compare', regions: [lohja, vantaa] }],
    ['Paljonko diabetesta on Lohjalla?', 'entä työttömyys?', { ...value, indicator: 181 }],
    ['miten diabetes on kehittynyt Lohjalla', 'entä 2020?', { ...value, years: year(2020) }],
    ['miten diabetes on kehittynyt Lohjalla', 'entä Vantaalla?', { ...value, ask: 'trend', regions: [vantaa] }],
    ['diabetes Lohjalla ja Vihdissä', 'entä Vantaalla', { ...value, ask: 'compare', regions: [lohja, vihti, vantaa] }],
    ['diabetes Lohjalla ja koko maassa', 'entä Vantaalla', { ...value, ask: 'compare', regions: [vantaa, finland] }],
    [
      'missä Uudenmaan kunnassa on eniten diabetesta',
      'entä koko maassa?',
      { ...value, ask: 'rank', regions: [finland] },
    ],
    ['missä Uudenmaan kunnassa on eniten diabetesta', 'entä Lohjalla?', value],
    ['missä Uudenmaan kunnassa on vähiten diabetesta', 'missä eniten?', { ...value, ask: 'rank', regions: [uusimaa] }],
    ['Mitä diabetes tarkoittaa?', 'entä Lohjalla?', value],
    ['Paljonko diabetesta on Lohjalla 2035?', 'entä 2020?', { ...value, years: year(2020) }],
  ])('"%s" – "%s"', async (first, second, wanted) => expect(await figures(first, second)).toEqual(wanted));

  it('one after another', async () => {
    expect(await figures('diabetes Lohjalla', 'entä Vantaalla', 'naiset', 'entä 2020')).toEqual({
      ...value,
      regions: [vantaa],
      gender: 'female',
      years: year(2020),
    });
  });

  it('about a group or an age only by an indicator of those people', async () => {
    expect(await figures('yksinäisyys Lohjalla', 'entä ikäihmiset?')).toMatchObject({ indicator: 4286 });
    expect(await figures('yksinäisyys Lohjalla', 'entä yli 65-vuotiaat?')).toMatchObject({ indicator: 4286 });
    const { answer } = await talk('työttömyys Lohjalla', 'entä lapset?');
    expect(answer).toMatchObject({ kind: 'candidates', candidates: [{ indicator: { id: 181 } }] });
  });

  it('in the language of that question, when they show none', async () => {
    expect((await talk('Hur vanligt är diabetes i Lojo?', '2015?')).answer.language).toBe('sv');
  });

  it('but a whole question keeps nothing of it', async () => {
    expect(await figures('naisten diabetes Lohjalla 2020', 'Paljonko diabetesta on Vantaalla?')).toEqual({
      ...value,
      regions: [vantaa],
    });
    expect(await figures('naisten diabetes Lohjalla 2020', 'entä työttömyys Lohjalla')).toEqual({
      ...value,
      indicator: 181,
    });
    expect(await figures('diabetes Lohjalla 2020', 'työttömyys')).toEqual({
      ...value,
      indicator: 181,
      regions: [uusimaa],
    });
  });

  it('and without one are asked back about', async () => {
    for (const text of ['entä Vantaalla?', 'naiset?', 'och 2015?', 'kehitys?']) {
      expect((await talk(text)).answer).toMatchObject({ kind: 'notUnderstood', isCutShort: true });
    }
    expect((await talk('kiitos')).answer).toMatchObject({ kind: 'notUnderstood', isCutShort: false });
  });

  it('never reach what nobody knows', async () => {
    expect((await talk('diabetes Lohjalla', 'entä Atlantiksessa?')).answer.kind).not.toBe('answer');
  });
});

describe('what was asked last', () => {
  const asker = { person: 'p1', channel: 'teams', conversation: '19:a' };
  const last: LastAsked = {
    figures: { ask: 'value', indicator: 683, regions: [lohja], gender: 'total' },
    language: 'fi',
  };
  const minute = 60_000;

  function createKept() {
    const store = createMemoryStore();
    const clock = createSetClock();
    const create = () => createFollowUps({ store, clock, secret: 'secret' });
    return { store, clock, followUps: create(), another: create() };
  }

  it('is known to every process for fifteen minutes', async () => {
    const { followUps, another, clock } = createKept();
    await followUps.remember(asker, last);
    clock.advance(15 * minute - 1);
    expect(await another.recall(asker)).toEqual(last);
    clock.advance(1);
    expect(await another.recall(asker)).toBeUndefined();
  });

  it('is nobody else’s and of no other conversation', async () => {
    const { followUps } = createKept();
    await followUps.remember(asker, last);
    expect(await followUps.recall({ ...asker, person: 'p2' })).toBeUndefined();
    expect(await followUps.recall({ ...asker, conversation: '19:b' })).toBeUndefined();
    expect(await followUps.recall({ ...asker, channel: 'slack' })).toBeUndefined();
  });

  it('is replaced by the next, and removed when it is over', async () => {
    const { followUps, clock, store } = createKept();
    await followUps.remember(asker, last);
    await followUps.remember(asker, { ...last, language: 'sv' });
    expect(await followUps.recall(asker)).toMatchObject({ language: 'sv' });
    clock.advance(14 * minute);
    await followUps.clean();
    expect((await store.query(followUpKind, {})).documents).toHaveLength(1);
    clock.advance(minute);
    await followUps.clean();
    expect((await store.query(followUpKind, {})).documents).toEqual([]);
  });

  it('is removed as well when the clock was set back since', async () => {
    const { followUps, clock, store } = createKept();
    await followUps.remember(asker, last);
    clock.advance(-minute);
    await followUps.clean();
    expect((await store.query(followUpKind, {})).documents).toEqual([]);
  });

  it('is kept when many processes write it at once, as one of what they wrote', async () => {
    const { followUps, another, store } = createKept();
    const years = Array.from({ length: 20 }, (_, index) => 2000 + index);
    const asked = (year: number) => ({
      ...last,
      figures: { ...last.figures, years: { kind: 'year', year } } as LastAsked['figures'],
    });
    await Promise.all(
      years.map((year, index) => (index % 2 ? followUps : another).remember(asker, asked(year) as LastAsked)),
    );
    expect((await store.query(followUpKind, {})).documents).toHaveLength(1);
    expect(years.map(asked)).toContainEqual(await followUps.recall(asker));
  });

  it('tells from the store neither who asked nor where', async () => {
    const { followUps, store } = createKept();
    await followUps.remember(asker, last);
    const kept = JSON.stringify((await store.query(followUpKind, {})).documents);
    for (const secret of Object.values(asker)) expect(kept).not.toContain(secret);
  });
});
