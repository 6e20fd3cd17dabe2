import type { FigureQuestion } from '../../src/indicators/indicators';
import { followUpKind, questionKind } from '../../src/questions/questions';
import type { DocumentStore } from '../../src/store/store';
import { useDataFolder } from '../support/data-folder';
import { createMemoryStore } from '../support/memory-store';
import { region } from '../support/small-edition';
import { noticeOf, places, startTwoPlatforms, type TwoPlatforms, viewOf } from '../support/two-platforms';

const aino = 'teams:t1:aino';
const bjorn = 'teams:t1:bjorn';
const admin = 'teams:t1:admin';
const { team, teamsAlone } = places;
const { lohja, vantaa, finland, westUusimaa } = region;
const minute = 60_000;
const figures: FigureQuestion = { ask: 'value', indicator: 683, regions: [lohja], gender: 'total' };
const press = (changed: Partial<FigureQuestion> = {}, changes?: string) => ({
  verb: 'showFigures',
  ...figures,
  ...changed,
  ...(changes ? { changes } : {}),
});

let store: DocumentStore;
let bot: TwoPlatforms;
const folder = useDataFolder();
beforeEach(() => {
  store = createMemoryStore();
  bot = startTwoPlatforms(store, folder('data'));
});

describe('a follow-up', () => {
  /** Whose figure it came to: "683 Vantaa". */
  const shown = async (person: string, line: string, place: typeof team | typeof teamsAlone = team, at = bot) => {
    const outcome = await at.say(person, place, line);
    if (noticeOf(outcome)) return noticeOf(outcome);
    const { answer } = viewOf(outcome, 'answer');
    return answer.kind === 'found' ? `${answer.indicator.id} ${answer.figure.region.title.fi}` : answer.kind;
  };

  it('goes on from the person’s own last question in that conversation, at any process', async () => {
    await shown(aino, 'Paljonko diabetesta on Lohjalla?');
    expect(await shown(aino, 'entä Vantaalla?')).toBe('683 Vantaa');
    expect(await shown(bjorn, 'entä Espoossa?')).toBe('cutShort');
    expect(await shown(aino, 'entä Espoossa?', teamsAlone)).toBe('cutShort');
    expect(await shown(aino, 'entä Espoossa?', team, bot.another())).toBe('683 Espoo');
  });

  it('is asked back about after fifteen minutes', async () => {
    await shown(aino, 'Paljonko diabetesta on Lohjalla?');
    bot.clock.advance(15 * minute);
    expect(await shown(aino, 'entä Vantaalla?')).toBe('cutShort');
  });

  it('goes on from what was pressed', async () => {
    await bot.press(aino, team, press({ regions: [westUusimaa] }, 'region'));
    expect(await shown(aino, 'entä Vantaalla?')).toBe('683 Vantaa');
    await bot.press(aino, team, press({ ask: 'trend' }, 'years'));
    expect(await shown(aino, 'entä Vantaalla?')).toBe('trend');
  });

  it('does not go on from words that came to nothing', async () => {
    await shown(aino, 'Paljonko diabetesta on Lohjalla?');
    expect(await shown(aino, 'kiitos')).toBe('notUnderstood');
    expect(await shown(aino, 'entä Vantaalla?')).toBe('683 Vantaa');
  });
});

describe('a press', () => {
  it('looks everything up again and tells how it was understood', async () => {
    const view = viewOf(await bot.press(aino, team, press({ ask: 'compare', regions: [lohja, finland] })), 'answer');
    expect(view.answer).toMatchObject({
      kind: 'comparison',
      figures: [{ region: { id: lohja } }, { region: { id: finland } }],
    });
    expect(view.understood?.asked).toMatchObject({ ask: 'compare', regions: [lohja, finland] });
    expect(view.chartUrl).toMatch(/^http:/);
  });

  it('of an older card shows its value', async () => {
    const old = { verb: 'showFigure', indicator: 683, region: vantaa, year: 2023 };
    const { understood } = viewOf(await bot.press(aino, team, old), 'answer');
    const years = { kind: 'year', year: 2023 };
    expect(understood?.asked).toEqual({ ...figures, regions: [vantaa], years });
  });

  it.each([
    ['an indicator that there is not', press({ indicator: 999_999 })],
    ['a region that there is not', press({ regions: [lohja, 999_999] })],
    ['no region', press({ regions: [] })],
    ['nine regions', press({ regions: [1, 2, 3, 4, 5, 6, 7, 8, 9] })],
    ['a year far off', press({ years: { kind: 'year', year: 9_999 } })],
    ['something beside', { ...press(), weight: 100 }],
    ['another kind of asking', { ...press(), ask: 'drop' }],
    ['text for an indicator', { ...press(), indicator: '683; drop table' }],
    ['half of it', { verb: 'showFigures', indicator: 683 }],
    ['minus one as a region', press({ regions: [-1] })],
    ['half a region', press({ regions: [1.5] })],
    ['a number too large for a region', press({ regions: [Number.MAX_SAFE_INTEGER] })],
    ['a prototype', JSON.parse(`{"__proto__":{"ask":"value"},${JSON.stringify(press()).slice(1)}`)],
    ['a prototype’s name for an end', { ...press({ ask: 'rank' }), order: 'constructor' }],
    ['a prototype’s name for a verb', { ...press(), verb: '__proto__' }],
    ['years of no kind', { ...press(), years: { kind: 'year', year: 2020, from: 2010 } }],
    ['no years at all', { ...press(), years: { kind: 'last', years: 0 } }],
    ['100 kB', { ...press(), weight: 'x'.repeat(100_000) }],
    ['100,000 regions', press({ regions: Array.from({ length: 100_000 }, () => lohja) })],
    ['an older card’s and something beside', { verb: 'showFigure', indicator: 683, region: lohja, weight: 1 }],
  ])('with %s does nothing', async (_, payload) => {
    expect(noticeOf(await bot.press(aino, team, payload))).toBe('actionUnknown');
    expect((await store.query(followUpKind, {})).documents).toEqual([]);
  });
});

it('keeps nothing of a button whose question has nothing to read in it', async () => {
  expect(noticeOf(await bot.press(aino, team, { verb: 'ask', question: ' \u202e ' }))).toBe('empty');
  expect((await store.query(questionKind, {})).documents).toEqual([]);
});

describe('what is kept of a question', () => {
  const records = async () => (await store.query(questionKind, {})).documents.map(({ body }) => body);
  const guess = async () => viewOf(await bot.say(aino, team, 'diabetes ja lääkärikäynnit Lohjalla'), 'candidates');

  it('tells what was picked of those offered, by the same person within the fifteen minutes', async () => {
    const { candidates } = await guess();
    const offered = candidates.map(({ indicator }) => indicator.id);
    const [first] = candidates;
    const payload = { verb: 'showFigures', ...first?.to, changes: 'indicator' };
    await bot.press(bjorn, team, payload);
    expect((await records())[0]).toMatchObject({ outcome: 'candidates', offered });
    expect((await records())[0]).not.toHaveProperty('chosen');
    await bot.press(aino, team, payload);
    await bot.press(aino, team, payload);
    expect(await records()).toEqual([expect.objectContaining({ outcome: 'candidates', offered, chosen: offered[0] })]);
  });

  it('tells it once, however often and wherever the presses arrive', async () => {
    const { candidates } = await guess();
    const offered = candidates.map(({ indicator }) => indicator.id);
    const payload = { verb: 'showFigures', ...candidates[0]?.to, changes: 'indicator' };
    const other = bot.another();
    await Promise.all([bot, other, bot, other].map((at) => at.press(aino, team, payload)));
    expect(await records()).toEqual([expect.objectContaining({ outcome: 'candidates', offered, chosen: offered[0] })]);
    expect((await store.query(followUpKind, {})).documents).toHaveLength(1);
  });

  it('is never who asked, whom somebody spoke of or where', async () => {
    await bot.say(aino, team, 'onko @Bjorn Backman tai matti virtanen hakenut kukkua, 040.123.4567?');
    const kept = JSON.stringify(await records());
    expect(kept).toContain('kukkua');
    for (const word of ['aino', 'jorn', 'ackman', 'matti', 'virta', '4567', 'thread']) expect(kept).not.toContain(word);
    expect(JSON.stringify((await store.query(followUpKind, {})).documents)).not.toMatch(/aino|jorn|virta|4567|thread/);
  });

  it('does not tell it later', async () => {
    const { candidates } = await guess();
    bot.clock.advance(15 * minute);
    await bot.press(aino, team, { verb: 'showFigures', ...candidates[0]?.to, changes: 'indicator' });
    expect((await records())[0]).not.toHaveProperty('chosen');
  });
});

describe('a coordinator', () => {
  const kaisa = 'teams:t1:kaisa';
  beforeEach(async () => {
    await bot.say(kaisa, team, 'apua');
    await bot.say(admin, team, 'rooli kaisa koordinaattori');
  });

  it('sees the latest ten questions that were not answered as meant, and how many more there are', async () => {
    for (let day = 1; day <= 12; day += 1) {
      await bot.say(aino, team, `koiria ${day} Lohjalla Virtasella`);
      bot.clock.advance(24 * 60 * minute);
    }
    const outcome = await bot.say(kaisa, team, 'kysymysaukot');
    const { gaps, more } = viewOf(outcome, 'gaps');
    expect(outcome.replies[0]).toMatchObject({ audience: 'person', confidential: true });
    expect([gaps.length, more]).toEqual([10, 2]);
    expect(gaps[0]).toEqual({ date: '2026-12-04', text: 'koiria 12 Lohjalla …', outcome: 'declined', offered: [] });
  });

  it.each([
    ['opeta: kortisto = diabetes', 'unohda: kortisto', 'opetetut sanat'],
    ['lär: kortisto = diabetes', 'glöm: kortisto', 'lärda ord'],
    ['Teach: kortisto = diabetes', 'forget: kortisto', 'taught words'],
  ])('teaches by "%s" and takes it back by "%s"', async (teach, forget, list) => {
    const words = async () => viewOf(await bot.say(kaisa, team, list), 'taughtWords').words;
    expect(noticeOf(await bot.say(aino, team, 'kortisto Lohjalla'))).toBe('notUnderstood');
    expect(noticeOf(await bot.say(kaisa, team, teach))).toBe('wordTaught');
    viewOf(await bot.say(aino, team, 'kortisto Lohjalla'), 'answer');
    expect(await words()).toEqual([{ word: 'kortisto', meaning: 'diabetes', by: 'kaisa', date: '2026-11-23' }]);
    expect(noticeOf(await bot.say(kaisa, team, forget))).toBe('wordForgotten');
    expect(await words()).toEqual([]);
    expect(noticeOf(await bot.say(kaisa, team, forget))).toBe('wordUnknown');
  });

  it.each([
    ['opeta: kortisto = ihan jotakin muuta', 'meaningUnclear'],
    ['opeta: diabetes = lääkärikäynnit', 'wordTaken'],
    ['opeta: Lohja = diabetes', 'wordEveryday'],
    ['opeta: ! = diabetes', 'wordMalformed'],
    ['opeta: kortisto', 'teachSyntax'],
    ['opeta', 'teachSyntax'],
  ])('is told why "%s" teaches nothing', async (line, code) =>
    expect(noticeOf(await bot.say(kaisa, team, line))).toBe(code),
  );
});

describe('a member', () => {
  it.each(['aukot', 'opetetut sanat', 'opeta: kortisto = diabetes', 'unohda: kortisto', 'luckor', 'taught words'])(
    'may not "%s"',
    async (line) => expect(noticeOf(await bot.say(aino, team, line))).toBe('notAllowed'),
  );
});
