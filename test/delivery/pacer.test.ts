import { createPacer } from '../../src/delivery/delivery';
import { createSetClock } from '../support/set-clock';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

function setUp() {
  const clock = createSetClock();
  const pacer = createPacer({
    clock,
    limits: [
      { most: 2, perMs: 1_000 },
      { most: 3, perMs: 10_000 },
    ],
  });
  const gone: string[] = [];
  const call = (name: string, key = 'a') => pacer.turn(key, 60_000).then((may) => may && gone.push(name));
  const passed = async (ms: number) => {
    clock.advance(ms);
    await tick();
    return gone.join(' ');
  };
  return { pacer, call, passed };
}

describe('the pacer', () => {
  it('lets calls go at once up to the limit, then in order as each limit allows', async () => {
    const { call, passed } = setUp();
    for (const name of ['1', '2', '3', '4']) call(name);
    expect(await passed(0)).toBe('1 2');
    expect(await passed(999)).toBe('1 2');
    expect(await passed(1)).toBe('1 2 3');
    expect(await passed(8_999)).toBe('1 2 3');
    expect(await passed(1)).toBe('1 2 3 4');
  });

  it('counts each key by itself', async () => {
    const { call, passed } = setUp();
    for (const key of ['a', 'b', 'c']) call(key, key);
    expect(await passed(0)).toBe('a b c');
  });

  it('refuses at once what would have to wait too long, without taking a place', async () => {
    const { pacer, call, passed } = setUp();
    call('1');
    call('2');
    expect(await pacer.turn('a', 999)).toBe(false);
    call('3');
    expect(await passed(1_000)).toBe('1 2 3');
  });

  it('tells whether a turn would come in time, without taking one', async () => {
    const { pacer, call, passed } = setUp();
    call('1');
    expect([pacer.hasRoom('a', 0), pacer.hasRoom('a', 0)]).toEqual([true, true]);
    call('2');
    expect([pacer.hasRoom('a', 999), pacer.hasRoom('a', 1_000), pacer.hasRoom('b', 0)]).toEqual([false, true, true]);
    await passed(1_000);
    expect(pacer.hasRoom('a', 0)).toBe(true);
  });

  it('keeps a hold also for those already in line', async () => {
    const { pacer, call, passed } = setUp();
    for (const name of ['1', '2', '3']) call(name);
    await passed(0);
    pacer.hold('a', 5_000);
    expect(await passed(1_000)).toBe('1 2');
    expect(await passed(4_000)).toBe('1 2 3');
  });

  it('lets those in line go under the limits when a hold ends, not all at once', async () => {
    const { pacer, call, passed } = setUp();
    for (const name of ['1', '2', '3']) call(name);
    await passed(0);
    pacer.hold('a', 10_000);
    for (const name of ['4', '5']) call(name);
    expect(await passed(10_000)).toBe('1 2 3 4');
    expect(await passed(999)).toBe('1 2 3 4');
    expect(await passed(1)).toBe('1 2 3 4 5');
  });

  it('refuses who is in line when a hold comes that lasts longer than they can wait, and no later than that', async () => {
    const { pacer, call, passed } = setUp();
    call('1');
    call('2');
    const answers: boolean[] = [];
    pacer.turn('a', 4_000).then((may) => answers.push(may));
    call('3');
    pacer.hold('a', 30_000);
    await passed(4_000);
    expect(answers).toEqual([false]);
    // Its place is free for who can wait.
    expect(await passed(26_000)).toBe('1 2 3');
  });

  it('goes on counting seconds when the clock is set back by an hour', async () => {
    const { pacer, call, passed } = setUp();
    call('1');
    call('2');
    pacer.hold('b', 1_000);
    await passed(-3_600_000);
    expect(pacer.hasRoom('a', 0)).toBe(false);
    call('3');
    call('4', 'b');
    expect(await passed(1_000)).toBe('1 2 3 4');
  });
});
