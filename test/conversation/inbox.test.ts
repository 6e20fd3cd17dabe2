import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Incoming, Outcome } from '../../src/conversation/conversation';
import { createInbox, type Inbox, inboxKind } from '../../src/conversation/conversation';
import { readAll } from '../../src/store/store';
import { asTimePasses } from '../support/as-time-passes';
import { type CoreProcess, createFakePlatform, line, press, startCoreProcess } from '../support/core-process';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock, type SetClock } from '../support/set-clock';
import { createTestLog } from '../support/test-server';

const question = 'How many unicorns live in Lohja?';
const poll = 'poll "Tea or coffee?" tea | coffee';
const quiet: Outcome = { replies: [], repeated: true };

describe('what is delivered again, to two processes on one store', () => {
  let clock: SetClock;
  let dataDir: string;
  let one: CoreProcess;
  let other: CoreProcess;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kumppani-twice-'));
    clock = createSetClock();
    const platform = createFakePlatform();
    one = await startCoreProcess(dataDir, clock, platform);
    other = await startCoreProcess(dataDir, clock, platform);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), other.stop()]);
    rmSync(dataDir, { recursive: true });
  });

  const stores = () => Promise.all([one, other].map(({ core }) => core.store.isReady()));
  const delivery = (id: string) => ({ id, at: clock.now().getTime() });
  const say = ({ talk }: CoreProcess, incoming: Incoming) => talk.conversation.handle(incoming);

  /** Four deliveries: twice the same id and twice new ones, some at once, to either process, the last later. */
  async function fourTimes(make: (id: string) => Incoming): Promise<readonly Outcome[]> {
    const saying = [say(one, make('d1')), say(other, make('d2')), say(other, make('d1'))];
    // The repeats wait until they see that the first is done.
    await Promise.race(saying);
    const atOnce = await asTimePasses(clock, Promise.all(saying), stores);
    clock.advance(15_000);
    return [...atOnce, await say(one, make('d3'))];
  }

  async function launch(words = poll): Promise<string> {
    const [reply] = (await say(one, line(words, { delivery: delivery('launch') }))).replies;
    if (reply?.view.kind !== 'poll') throw new Error(`no poll: ${reply?.view.kind}`);
    return reply.view.poll.id;
  }

  it('a question is answered once and counted once in the gap log', async () => {
    const outcomes = await fourTimes((id) => line(question, { delivery: delivery(id) }));
    expect(outcomes.filter(({ replies }) => replies.length > 0)).toHaveLength(1);
    expect(outcomes.filter(({ repeated }) => repeated)).toMatchObject([quiet, quiet, quiet]);
    expect(await one.core.questions.counts()).toMatchObject({ asked: 1 });
  });

  it('a typed poll is launched and shown once', async () => {
    const outcomes = await fourTimes((id) => line(poll, { delivery: delivery(id) }));
    expect(outcomes.flatMap(({ replies }) => replies).map(({ view }) => view.kind)).toEqual(['poll']);
    expect(await one.core.polls.all()).toHaveLength(1);
  });

  it('a form launches one poll, and a delivery after the first is done has the form redrawn, too', async () => {
    const inputs = { question: 'Tea?', options: 'yes\nno', secrecy: 'open' };
    const outcomes = await fourTimes((id) =>
      press({ verb: 'launchPoll', key: 'form-1' }, { delivery: delivery(id) }, inputs),
    );
    expect(outcomes.flatMap(({ replies }) => replies)).toHaveLength(1);
    expect(outcomes.at(-1)).toMatchObject({ repeated: true, redraw: { view: { notice: { code: 'pollLaunched' } } } });
    expect(await one.core.polls.all()).toHaveLength(1);
  });

  it('a form of a poll that is over says so when it is sent once more', async () => {
    const send = () => say(one, press({ verb: 'launchPoll', key: 'form-1' }, {}, inputs));
    const inputs = { question: 'Tea?', options: 'yes\nno', secrecy: 'open' };
    await send();
    expect((await send()).redraw?.view).toMatchObject({ notice: { code: 'pollLaunched' } });
    for (const { id } of await one.core.polls.all()) await one.core.polls.close(id);
    expect((await send()).redraw?.view).toMatchObject({ notice: { code: 'pollRepeated' } });
  });

  it('a close is done once, and each delivery has the card redrawn', async () => {
    const id = await launch();
    const outcomes = await fourTimes((each) => press({ verb: 'closePoll', poll: id }, { delivery: delivery(each) }));
    for (const { redraw } of outcomes) expect(redraw?.view).toMatchObject({ kind: 'poll', poll: { state: 'closed' } });
    expect(outcomes.filter(({ repeated }) => repeated)).toHaveLength(3);
  });

  it.each(['poll', 'secret poll'])('a vote in a %s counts once', async (kind) => {
    const id = await launch(`${kind} "Tea or coffee?" tea | coffee`);
    const at = delivery('').at;
    await fourTimes((each) => press({ verb: 'vote', poll: id, option: '1' }, { delivery: { id: each, at } }));
    expect(await one.core.polls.close(id)).toMatchObject({ tally: { votes: [1, 0], voters: 1 } });
  });

  it('an older vote that comes last changes nothing, and its voter is told what counts', async () => {
    const id = await launch();
    const { at } = delivery('');
    const vote = (option: string, pressed: number) =>
      press({ verb: 'vote', poll: id, option }, { delivery: { id: `vote-${pressed}`, at: pressed } });
    clock.advance(10_000);
    await say(one, vote('2', at + 5_000));
    const late = await say(other, vote('1', at + 1_000));
    expect(late.redraw?.view).toMatchObject({ note: { code: 'voteSame', option: 'coffee' } });
    expect((await one.core.polls.read(id))?.tally?.votes).toEqual([0, 1]);
  });

  it('a vote with a clock that is ahead can still be changed', async () => {
    const id = await launch();
    const { at } = delivery('');
    const vote = (option: string, pressed: number) =>
      press({ verb: 'vote', poll: id, option }, { delivery: { id: `vote-${option}`, at: pressed } });
    await say(one, vote('1', at + 3_600_000));
    clock.advance(1_000);
    await say(one, vote('2', at + 1_000));
    expect((await one.core.polls.read(id))?.tally?.votes).toEqual([0, 1]);
  });

  it('a vote leaves nothing in the inbox’s store, and a plain repeat in one process is known', async () => {
    const id = await launch();
    const before = await readAll(one.core.store, inboxKind, {});
    const vote = press({ verb: 'vote', poll: id, option: '1' }, { by: 'teams:t:aino', delivery: delivery('v1') });
    expect((await say(one, vote)).repeated).toBeUndefined();
    const again = await say(one, vote);
    expect(again).toMatchObject({ repeated: true, replies: [], redraw: { view: { kind: 'poll' } } });
    expect(await readAll(one.core.store, inboxKind, {})).toEqual(before);
  });

  it.each([
    ['poll', 'voteCounted'],
    ['secret poll', 'secretVoteCounted'],
  ])('a vote in a %s that comes three times at once is told of once, by the first', async (kind, code) => {
    const id = await launch(`${kind} "Tea or coffee?" tea | coffee`);
    const { at } = delivery('press');
    const vote = (each: string) => press({ verb: 'vote', poll: id, option: '1' }, { delivery: { id: each, at } });
    const outcomes = await Promise.all(['v1', 'v1', 'v2'].map((each) => say(one, vote(each))));
    expect(outcomes.map(({ repeated }) => repeated)).toEqual([undefined, true, true]);
    expect(outcomes[0]?.redraw?.view).toMatchObject({ note: { code } });
  });

  it('a vote of somebody never seen before writes nobody’s name beside the ballot box', async () => {
    const id = await launch('secret poll "Tea or coffee?" tea | coffee');
    await say(
      one,
      press({ verb: 'vote', poll: id, option: '1' }, { by: 'teams:t:stranger', delivery: delivery('v2') }),
    );
    expect((await one.core.polls.read(id))?.turnout).toBe(1);
    expect(await one.core.members.find('teams:t:stranger')).toBeUndefined();
  });

  it('the store tells neither the words nor who said them nor the platform’s ids', async () => {
    await say(one, line(question, { by: 'teams:t:aino', delivery: delivery('delivery-id-7') }));
    const kept = JSON.stringify(await readAll(one.core.store, inboxKind, {}));
    for (const word of ['unicorns', 'aino', 'conversation-1', 'delivery-id-7']) expect(kept).not.toContain(word);
  });
});

describe('the inbox', () => {
  let clock: SetClock;
  let store: ReturnType<typeof createMemoryStore>;
  let open: (secret?: string) => Inbox;
  let handled: number;

  beforeEach(() => {
    clock = createSetClock();
    store = createMemoryStore();
    handled = 0;
    open = (secret = 'secret') => createInbox({ store, secret, clock, log: createTestLog().log });
  });

  const work = async (): Promise<Outcome> => {
    handled += 1;
    return { replies: [] };
  };
  const said = (id: string, text = 'hello', by = 'teams:t:aino') =>
    line(text, { by, delivery: { id, at: clock.now().getTime() } });

  it('takes the same words for a repeat within 20 s, and for new ones after', async () => {
    const inbox = open();
    await inbox.once(said('a'), work);
    clock.advance(19_999);
    expect(await inbox.once(said('b'), work)).toEqual(quiet);
    clock.advance(1);
    await inbox.once(said('c'), work);
    expect(handled).toBe(2);
    // The second's id is known for longer than its words.
    expect(await inbox.once(said('b'), work)).toEqual(quiet);
  });

  it('knows the same delivery for the longest pause of a platform between repeats', async () => {
    const inbox = open();
    await inbox.once(said('a'), work);
    clock.advance(5 * 60_000);
    expect(await inbox.once(said('a'), work)).toEqual(quiet);
    expect(handled).toBe(1);
  });

  it('takes a language for a repeat of the latest one only, whatever was asked in between', async () => {
    const inbox = open();
    const lines = ['language suomi', 'language svenska', 'language suomi', 'hello', 'language suomi', 'hello'];
    for (const [n, text] of lines.entries()) await inbox.once(said(`d${n}`, text), work);
    expect(handled).toBe(4);
    const press = (id: string, language: string): Incoming => ({
      ...said(id),
      body: { kind: 'action', payload: { verb: 'setLanguage', language }, inputs: {} },
    });
    for (const [n, language] of ['fi', 'sv', 'fi', 'fi'].entries()) await inbox.once(press(`p${n}`, language), work);
    expect(handled).toBe(7);
    // The same id is the same delivery, whatever came after it.
    expect(await inbox.once(press('p0', 'fi'), work)).toEqual(quiet);
  });

  it.each([-30_000, -59 * 60_000])(
    'takes the same words for new ones when the clock was set back by %i ms',
    async (ms) => {
      const inbox = open();
      await inbox.once(said('a'), work);
      clock.advance(ms);
      await inbox.once(said('b'), work);
      expect(handled).toBe(2);
      expect(await inbox.once(said('a'), work)).toEqual(quiet);
    },
  );

  it('lets a repeat take over from a process that died before the clock was set back', async () => {
    const died = createInbox({ store, secret: 'secret', clock: createSetClock(), log: createTestLog().log });
    const dead = died.once(said('a'), () => new Promise<Outcome>(() => {}));
    await new Promise(setImmediate);
    clock.advance(-59 * 60_000);
    await open().once(said('a'), work);
    expect(handled).toBe(1);
    expect(dead).toBeInstanceOf(Promise);
  });

  it('keeps people and other words apart', async () => {
    const inbox = open();
    await inbox.once(said('a'), work);
    await inbox.once(said('b', 'hello!'), work);
    await inbox.once(said('c', 'hello', 'teams:t:bjorn'), work);
    expect(handled).toBe(3);
  });

  it('lets a repeat take over from a process that died, once its lease is over', async () => {
    // Its clock stands still: it never says again that it is at it.
    const died = createInbox({ store, secret: 'secret', clock: createSetClock(), log: createTestLog().log });
    const dead = died.once(said('a'), () => new Promise<Outcome>(() => {}));
    await new Promise(setImmediate);
    expect(await asTimePasses(clock, open().once(said('a'), work))).toEqual({ ...quiet, underWay: true });
    clock.advance(14_000);
    await open().once(said('b'), work);
    expect(handled).toBe(1);
    expect(await open().once(said('c'), work)).toEqual(quiet);
    expect(dead).toBeInstanceOf(Promise);
  });

  it('leaves what takes long to the process that is still at it', async () => {
    let finish = (_: Outcome) => {};
    const slow = open().once(said('a'), () => new Promise<Outcome>((resolve) => (finish = resolve)));
    for (let n = 0; n < 10; n += 1) {
      clock.advance(3_000);
      await new Promise(setImmediate);
    }
    expect(await asTimePasses(clock, open().once(said('a'), work))).toEqual({ ...quiet, underWay: true });
    finish({ replies: [] });
    await slow;
    expect(await open().once(said('a'), work)).toEqual(quiet);
    expect(handled).toBe(0);
  });

  it('lets what ended in a fault be tried again', async () => {
    const inbox = open();
    await expect(inbox.once(said('a'), () => Promise.reject(new Error('no store')))).rejects.toThrow('no store');
    await inbox.once(said('a'), work);
    expect(handled).toBe(1);
  });

  it('answers what has been done although the store fails then', async () => {
    const inbox = open();
    const outcome: Outcome = { replies: [] };
    const breaking = async () => {
      store.replace = () => Promise.reject(new Error('no store'));
      return outcome;
    };
    expect(await inbox.once(said('a'), breaking)).toBe(outcome);
  });

  it('handles whatever has no delivery, and the own page, each time', async () => {
    const inbox = open();
    await inbox.once(line('hello'), work);
    await inbox.once(line('hello'), work);
    const home: Incoming = { ...said('h'), body: { kind: 'home' } };
    await inbox.once(home, work);
    await inbox.once(home, work);
    expect(handled).toBe(4);
  });

  it('forgets after an hour, every hour', async () => {
    const inbox = open();
    await inbox.once(said('a'), work);
    inbox.start();
    clock.advance(60 * 60_000);
    await new Promise(setImmediate);
    clock.advance(60 * 60_000);
    await new Promise(setImmediate);
    inbox.stop();
    expect(await readAll(store, inboxKind, {})).toEqual([]);
    await inbox.once(said('a'), work);
    expect(handled).toBe(2);
  });

  it('cleans at the start and every hour what else is to be cleaned', async () => {
    let cleaned = 0;
    const cleanMore = async () => {
      cleaned += 1;
    };
    const inbox = createInbox({ store, secret: 'secret', clock, log: createTestLog().log, cleanMore });
    inbox.start();
    await new Promise(setImmediate);
    clock.advance(60 * 60_000);
    await new Promise(setImmediate);
    inbox.stop();
    expect(cleaned).toBe(2);
  });

  it('makes marks that only the holder of the secret can make', async () => {
    await open('one secret').once(said('a'), work);
    const [first] = await readAll(store, inboxKind, {});
    store = createMemoryStore();
    await open('another secret').once(said('a'), work);
    const [second] = await readAll(store, inboxKind, {});
    expect(first?.id).not.toBe(second?.id);
    expect(first?.body.entries[0]?.content).not.toBe(second?.body.entries[0]?.content);
  });
});
