import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Drawing, Outgoing, Post } from '../../src/conversation/conversation';
import { postKind } from '../../src/conversation/kept-posts';
import { createRedraws, type Redraws } from '../../src/conversation/redraws';
import type { PollState, Polls } from '../../src/polls/polls';
import { type DocumentStore, openLibsqlStore, readAll, StoreError } from '../../src/store/store';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock, type SetClock } from '../support/set-clock';
import { createTestLog } from '../support/test-server';
import { examplePoll } from '../support/web-chat';

interface Drawn {
  readonly message: string;
  readonly turnout: number;
}

/** A channel on which each drawing takes until the test says so. */
interface SlowChannel extends Outgoing {
  /** Finished drawings, in the order in which they arrived. */
  readonly drawn: Drawn[];
  /** Resolves when so many drawings are under way. */
  underWay(count: number): Promise<void>;
  /** Lets the drawing that began last arrive. */
  arrive(): void;
  /** From now on drawings arrive at once. */
  hurry(): void;
}

const turnoutIn = ({ view }: Drawing) => (view.kind === 'poll' ? view.poll.turnout : -1);

function createChannel(channel: Post['channel']): SlowChannel {
  const drawn: Drawn[] = [];
  const waiting: (() => void)[] = [];
  let isSlow = true;
  let notice = () => {};
  return {
    channel,
    drawn,
    async update({ message }, drawing) {
      const turnout = turnoutIn(drawing);
      if (isSlow) {
        await new Promise<void>((arrive) => {
          waiting.push(arrive);
          notice();
        });
      }
      drawn.push({ message, turnout });
      return { kind: 'done' };
    },
    redrawPauseMs: 1_000,
    send: async () => ({ kind: 'refused', reason: 'not here' }),
    hasMember: async () => false,
    async underWay(count) {
      while (waiting.length < count) {
        await new Promise<void>((noticed) => {
          notice = noticed;
        });
      }
    },
    arrive: () => waiting.pop()?.(),
    hurry() {
      isSlow = false;
      for (const arrive of waiting.splice(0)) arrive();
    },
  };
}

let clock: SetClock;
let turnout: number;
let state: PollState['state'];
let web: SlowChannel;
let others: Outgoing[];
let redraws: Redraws;
let open: (on?: DocumentStore, channel?: Outgoing, by?: SetClock) => Redraws;
let store: DocumentStore;
let folder: string;
let logged: readonly Record<string, unknown>[];

beforeEach(() => {
  clock = createSetClock();
  turnout = 0;
  state = 'open';
  web = createChannel('web');
  others = [];
  const { log, lines } = createTestLog();
  logged = lines;
  const read = async (id: string): Promise<PollState | undefined> =>
    id === 'gone' ? undefined : { ...examplePoll, id, turnout, state };
  store = createMemoryStore();
  open = (on = store, channel = web, by = clock) =>
    createRedraws({
      store: on,
      // Of the polls only the state is asked.
      polls: { read } as Polls,
      pictures: { view: (poll) => ({ kind: 'poll', poll }), draw: async () => undefined },
      clock: by,
      log,
      channels: () => [...others, channel],
    });
  redraws = open();
});

/** Lets everything that needs no time happen, also in the stores' threads: they answer in turn. */
async function calm(stores: readonly DocumentStore[] = [store]): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await new Promise(setImmediate);
    await Promise.all(stores.map((each) => each.get(postKind, { partition: 'none', id: 'none' })));
  }
}

const post = (message: string, overrides: Partial<Post> = {}): Post => ({
  channel: 'web',
  conversation: 'local',
  message,
  poll: 'poll-1',
  language: 'fi',
  ...overrides,
});

/** A card that has been drawn, more than a second ago. */
async function postDrawn(message: string, overrides: Partial<Post> = {}): Promise<void> {
  web.hurry();
  await redraws.remember(post(message, overrides));
  await redraws.settle();
  clock.advance(1_000);
  web.drawn.length = 0;
}

function vote(): void {
  turnout += 1;
  redraws.request('poll-1');
}

describe('the cards of a poll', () => {
  it('are drawn once a second however many vote, the last time as it is then', async () => {
    await postDrawn('m1');
    vote();
    for (let n = 0; n < 50; n++) vote();
    await redraws.settle();
    web.drawn.length = 0;
    vote();
    vote();
    clock.advance(999);
    expect(web.drawn).toEqual([]);
    clock.advance(1);
    await redraws.settle();
    expect(web.drawn).toEqual([{ message: 'm1', turnout: 53 }]);
  });

  it('catch up after a kill, but for those that show a result already', async () => {
    await postDrawn('m1');
    // Stored, and killed before the card was drawn.
    turnout = 5;
    const second = open();
    await second.resume();
    await second.settle();
    expect(web.drawn).toEqual([{ message: 'm1', turnout: 5 }]);

    state = 'closed';
    const third = open();
    await third.resume();
    await third.settle();
    const fourth = open();
    await fourth.resume();
    await fourth.settle();
    expect(web.drawn).toHaveLength(2);
  });

  it('are not drawn when nothing has changed', async () => {
    await postDrawn('m1');
    vote();
    await redraws.settle();
    clock.advance(1_000);
    clock.advance(1_000);
    await redraws.settle();
    expect(web.drawn).toHaveLength(1);
  });

  it('are drawn again after a vote that came between drawing and posting', async () => {
    turnout = 7;
    web.hurry();
    await redraws.remember(post('m1'));
    await redraws.settle();
    expect(web.drawn).toEqual([{ message: 'm1', turnout: 7 }]);
  });

  it('are drawn again after a vote that came while they were drawn', async () => {
    await redraws.remember(post('m1'));
    await web.underWay(1);
    vote();
    web.hurry();
    await redraws.settle();
    expect(web.drawn).toEqual([
      { message: 'm1', turnout: 0 },
      { message: 'm1', turnout: 1 },
    ]);
  });

  it('never show an older state last, not even when the stop hurries', async () => {
    await redraws.remember(post('m1'));
    await web.underWay(1);
    vote();
    const settled = redraws.settle();
    // Whatever would be drawn beside it has begun by then, and would arrive before it.
    await new Promise(setImmediate);
    web.arrive();
    await web.underWay(1);
    web.arrive();
    await settled;
    expect(web.drawn.map((drawn) => drawn.turnout)).toEqual([0, 1]);
  });

  it('stand in several places, and each is drawn', async () => {
    await postDrawn('m1');
    await postDrawn('m2');
    vote();
    await redraws.settle();
    expect(web.drawn.map(({ message }) => message).sort()).toEqual(['m1', 'm2']);
  });

  it('are remembered once, however often they are posted', async () => {
    await postDrawn('m1');
    await postDrawn('m1');
    vote();
    await redraws.settle();
    expect(web.drawn).toEqual([{ message: 'm1', turnout: 1 }]);
  });

  it('of other polls are left alone', async () => {
    await postDrawn('m1');
    await postDrawn('m2', { poll: 'poll-2' });
    vote();
    await redraws.settle();
    expect(web.drawn.map(({ message }) => message)).toEqual(['m1']);
  });

  it('are drawn on every channel although one fails, and the log tells', async () => {
    others = [{ ...createChannel('slack'), update: () => Promise.reject(new Error('no answer')) }];
    await postDrawn('m0', { channel: 'slack', conversation: 'C1' });
    await postDrawn('m1');
    const before = logged.length;
    vote();
    await redraws.settle();
    expect(web.drawn).toEqual([{ message: 'm1', turnout: 1 }]);
    expect(logged.slice(before)).toEqual([expect.objectContaining({ msg: 'card not updated', channel: 'slack' })]);
  });

  it('are drawn after all when the store has failed for a moment, wherever it did', async () => {
    await postDrawn('m1');
    const failing = (work: 'get' | 'query' | 'replace') => {
      let fails = true;
      return new Proxy(store, {
        get(target, name, receiver) {
          if (name !== work || !fails) return Reflect.get(target, name, receiver);
          fails = false;
          return () => Promise.reject(new StoreError('unavailable'));
        },
      });
    };
    for (const work of ['get', 'query', 'replace'] as const) {
      const one = open(failing(work));
      turnout += 1;
      one.request('poll-1');
      await calm();
      expect(web.drawn.at(-1)?.turnout).not.toBe(turnout);
      for (let seconds = 0; seconds < 15; seconds++) {
        clock.advance(1_000);
        await calm();
      }
      expect(web.drawn.at(-1)?.turnout).toBe(turnout);
    }
  });

  it('are passed over when their poll is gone or their channel is not configured', async () => {
    await postDrawn('m1', { poll: 'gone' });
    await postDrawn('m2', { channel: 'teams' });
    vote();
    redraws.request('gone');
    await redraws.settle();
    expect(web.drawn).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('do not wait for one another: one whose drawing never ends holds up no other, and is tried again after 15 s', async () => {
    let tries = 0;
    const never = () => {
      tries += 1;
      return new Promise<never>(() => {});
    };
    others = [{ ...createChannel('slack'), update: never }];
    web.hurry();
    await redraws.remember(post('m0', { channel: 'slack' }));
    await redraws.remember(post('m1'));
    await calm();
    clock.advance(1_000);
    await calm();
    vote();
    await calm();
    clock.advance(1_000);
    await calm();
    expect(web.drawn.at(-1)).toEqual({ message: 'm1', turnout: 1 });
    expect(tries).toBe(1);
    clock.advance(14_000);
    await calm();
    clock.advance(1_000);
    await calm();
    expect(tries).toBe(2);
  });

  it('are drawn again when the platform says later, not before its time, as they are then', async () => {
    const drawn: number[] = [];
    const busy: Outgoing = {
      ...createChannel('web'),
      async update(_, drawing) {
        drawn.push(turnoutIn(drawing));
        return drawn.length === 1 ? { kind: 'later', afterMs: 5_000 } : { kind: 'done' };
      },
    };
    const paced = open(store, busy);
    await paced.remember(post('m1'));
    await calm();
    vote();
    paced.request('poll-1');
    clock.advance(4_999);
    await calm();
    expect(drawn).toEqual([0]);
    clock.advance(1);
    await calm();
    expect(drawn).toEqual([0, 1]);
  });

  it('are never tried again once they are gone', async () => {
    let tries = 0;
    const channel: Outgoing = {
      ...createChannel('web'),
      async update() {
        tries += 1;
        return { kind: 'gone' };
      },
    };
    const only = open(store, channel);
    await only.remember(post('m1'));
    await only.settle();
    clock.advance(1_000);
    only.request('poll-1');
    await only.settle();
    await open(store, channel).resume();
    await calm();
    expect(tries).toBe(1);
  });

  it('keep the longer pause of a channel that wants one', async () => {
    const slack = { ...createChannel('slack'), redrawPauseMs: 1_500 };
    slack.hurry();
    const paced = open(store, slack);
    await paced.remember(post('m1', { channel: 'slack' }));
    await calm();
    clock.advance(1_000);
    turnout = 1;
    paced.request('poll-1');
    await calm();
    clock.advance(499);
    await calm();
    expect(slack.drawn).toHaveLength(1);
    clock.advance(1);
    await calm();
    expect(slack.drawn.at(-1)).toEqual({ message: 'm1', turnout: 1 });
  });

  it('cost no writes while nothing happens', async () => {
    await postDrawn('m1');
    const [before] = await readAll(store, postKind, {});
    for (let seconds = 0; seconds < 100; seconds++) clock.advance(1_000);
    await calm();
    expect(await readAll(store, postKind, {})).toEqual([before]);
  });
});

describe.each([
  ['in memory', async () => createMemoryStore()],
  ['in one file', () => openLibsqlStore({ file: join(folder, 'store.db'), kinds: [postKind] })],
])('the cards of a poll that two processes draw, on one store %s', (_, openStore) => {
  let stores: DocumentStore[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-redraws-'));
    const first = await openStore();
    const isFile = readdirSync(folder).length > 0;
    stores = [first, isFile ? await openStore() : first];
  });
  afterEach(async () => {
    await Promise.all(stores.map((each) => each.close()));
    rmSync(folder, { recursive: true });
  });

  /** Moves the clock on until it is so. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let looks = 0; !isSo(); looks++) {
      if (looks > 1_000) throw new Error('it never came to be');
      clock.advance(100);
      await calm(stores);
    }
  }

  it('never show an older state last, and are drawn by one at a time', async () => {
    const [one, other] = stores.map((each) => open(each));
    if (!one || !other) throw new Error('two processes');
    await one.remember(post('m1'));
    await web.underWay(1);
    turnout = 1;
    other.request('poll-1');
    await calm(stores);
    clock.advance(1_000);
    await calm(stores);
    // The first drawing is still on its way.
    expect(web.drawn).toEqual([]);
    web.arrive();
    await calm(stores);
    web.hurry();
    await until(() => web.drawn.length === 2);
    expect(web.drawn.map((drawn) => drawn.turnout)).toEqual([0, 1]);
  });

  it('are drawn once in a pause by both together', async () => {
    const [one, other] = stores.map((each) => open(each));
    if (!one || !other) throw new Error('two processes');
    web.hurry();
    await one.remember(post('m1'));
    await calm(stores);
    for (let n = 1; n <= 20; n++) {
      turnout = n;
      one.request('poll-1');
      other.request('poll-1');
      clock.advance(50);
      await calm(stores);
    }
    expect(web.drawn.length).toBeLessThanOrEqual(2);
    await until(() => web.drawn.at(-1)?.turnout === 20);
  });

  it.each([
    ['', '2026-11-23T10:00:00Z'],
    [', also when its clock was an hour ahead', '2026-11-23T11:00:00Z'],
    [', also when its clock was an hour behind', '2026-11-23T09:00:00Z'],
  ])('are taken over from a process that died while drawing%s', async (_, itsTime) => {
    // Its clock stands still: nothing more comes from it.
    const dead = open(stores[0], web, createSetClock(itsTime));
    await dead.remember(post('m1'));
    await web.underWay(1);
    turnout = 3;
    const survivor = createChannel('web');
    survivor.hurry();
    await open(stores[1], survivor).resume();
    for (let looks = 0; looks < 299; looks++) {
      clock.advance(100);
      await calm(stores);
    }
    expect(survivor.drawn).toEqual([]);
    await until(() => survivor.drawn.length > 0);
    expect(survivor.drawn).toEqual([{ message: 'm1', turnout: 3 }]);
  });

  it('are drawn once more when a drawing that was given up for dead arrives after all, also over a result', async () => {
    const slow = open(stores[0], web, createSetClock());
    await slow.remember(post('m1'));
    await web.underWay(1);
    turnout = 3;
    state = 'closed';
    const quick: Outgoing = {
      ...createChannel('web'),
      async update({ message }, drawing) {
        web.drawn.push({ message, turnout: turnoutIn(drawing) });
        return { kind: 'done' };
      },
    };
    await open(stores[1], quick).resume();
    await until(() => web.drawn.length === 1);
    web.hurry();
    await until(() => web.drawn.length === 3);
    expect(web.drawn.map((drawn) => drawn.turnout)).toEqual([3, 0, 3]);
  });

  it('are drawn in seconds although one process whose clock is an hour ahead has drawn them', async () => {
    web.hurry();
    const ahead = open(stores[0], web, createSetClock('2026-11-23T11:00:00Z'));
    await ahead.remember(post('m1'));
    await calm(stores);
    turnout = 1;
    open(stores[1]).request('poll-1');
    await calm(stores);
    expect(web.drawn.at(-1)).toEqual({ message: 'm1', turnout: 1 });
  });
});
