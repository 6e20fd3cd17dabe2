import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutbox, type Outbox, outboxKind, type Sent } from '../../src/delivery/delivery';
import { type DocumentStore, openLibsqlStore, readAll } from '../../src/store/store';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock, type SetClock } from '../support/set-clock';
import { createTestLog } from '../support/test-server';

const message = { occurrence: 'pollResult:p1', recipient: { channel: 'teams', conversation: 'c/1' } } as const;

let clock: SetClock;
let store: DocumentStore;
let sendings: number;
let logged: Record<string, unknown>[];
let send: () => Promise<Sent>;
let open: (sending?: () => Promise<Sent>) => Outbox;

/** Lets everything that needs no time happen. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
}

async function advance(ms: number): Promise<void> {
  clock.advance(ms);
  await calm();
}

async function hours(count: number): Promise<void> {
  for (let looks = 0; looks < count * 60; looks++) await advance(60_000);
}

const kept = async () => (await readAll(store, outboxKind, {})).map(({ body }) => body);

/** A sending that takes until the test says how it ended. */
function slow(): { sending: () => Promise<Sent>; end: (sent: Sent) => void } {
  let end: (sent: Sent) => void = () => {};
  const ended = new Promise<Sent>((resolve) => {
    end = resolve;
  });
  return { sending: () => ended, end };
}

beforeEach(() => {
  clock = createSetClock();
  store = createMemoryStore();
  sendings = 0;
  send = async () => ({ kind: 'sent', message: 'm1' });
  const { log, lines } = createTestLog();
  logged = lines;
  open = (sending = () => send()) =>
    createOutbox({
      store,
      clock,
      log,
      prepare: async () => () => {
        sendings += 1;
        return sending();
      },
    });
});

describe('the outbox', () => {
  it('sends a message once, however often and by however many processes it is put in', async () => {
    const [one, other] = [open(), open()];
    one.start();
    other.start();
    await Promise.all([one.enqueue(message), other.enqueue(message), one.enqueue(message)]);
    await advance(60_000);
    await other.enqueue(message);
    await advance(60_000);
    expect(sendings).toBe(1);
    expect(await kept()).toEqual([
      { ...message, since: Date.parse('2026-11-23T10:00:00Z'), state: 'sent', tries: 1, message: 'm1' },
    ]);
  });

  it('sends it once from two processes on one file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kumppani-outbox-'));
    const file = join(folder, 'store.db');
    const stores = await Promise.all([1, 2].map(() => openLibsqlStore({ file, kinds: [outboxKind] })));
    const boxes = stores.map((each) => {
      store = each;
      return createOutbox({
        store: each,
        clock,
        log: createTestLog().log,
        prepare: async () => async () => {
          sendings += 1;
          return { kind: 'sent', message: 'm1' };
        },
      });
    });
    await Promise.all(boxes.map((box) => box.enqueue(message)));
    for (const box of boxes) box.start();
    await Promise.all(boxes.map((box) => box.stop()));
    expect(sendings).toBe(1);
    expect(await kept()).toMatchObject([{ state: 'sent' }]);
    await Promise.all(stores.map((each) => each.close()));
    rmSync(folder, { recursive: true });
  });

  it('tries again what surely did not arrive, not before it may, and gives up after a day', async () => {
    send = async () => ({ kind: 'notSent', afterMs: 60_000 });
    const outbox = open();
    outbox.start();
    await outbox.enqueue(message);
    await calm();
    await advance(59_000);
    expect(sendings).toBe(1);
    await advance(5_000);
    expect(sendings).toBe(2);
    await hours(23);
    expect(await kept()).toMatchObject([{ state: 'due' }]);
    await hours(2);
    expect(await kept()).toMatchObject([{ state: 'failed', reason: 'tooLate' }]);
    const before = sendings;
    await hours(1);
    expect(sendings).toBe(before);
  });

  it('arrives after an outage of hours, soon after its end', async () => {
    send = async () => ({ kind: 'notSent', afterMs: 0 });
    const outbox = open();
    outbox.start();
    await outbox.enqueue(message);
    await hours(5);
    send = async () => ({ kind: 'sent', message: 'm1' });
    for (let minutes = 0; minutes < 11; minutes++) await advance(60_000);
    expect(await outbox.find(message)).toMatchObject({ state: 'sent' });
  });

  it('never sends again what was refused, and keeps why', async () => {
    send = async () => ({ kind: 'refused', reason: 'BotNotInConversationRoster' });
    const outbox = open();
    outbox.start();
    await outbox.enqueue(message);
    for (let look = 0; look < 10; look++) await advance(60_000);
    expect(sendings).toBe(1);
    expect(await kept()).toMatchObject([{ state: 'failed', reason: 'BotNotInConversationRoster' }]);
  });

  it.each([
    ['the channel cannot tell', async (): Promise<Sent> => ({ kind: 'unknown' })],
    ['the sending broke', () => Promise.reject(new Error('broken'))],
  ])('never sends again by itself what may have arrived: %s', async (_, sending) => {
    const outbox = open(sending);
    outbox.start();
    await outbox.enqueue(message);
    for (let look = 0; look < 10; look++) await advance(60_000);
    expect(sendings).toBe(1);
    expect(await outbox.unknown()).toMatchObject([{ ...message, tries: 1 }]);
    expect(logged).toContainEqual(expect.objectContaining({ occurrence: 'pollResult:p1', state: 'unknown' }));
    expect(JSON.stringify(logged)).not.toContain('c/1');
  });

  it('tries again what could not even be made ready', async () => {
    let faults = 1;
    const outbox = createOutbox({
      store,
      clock,
      log: createTestLog().log,
      prepare: async () => {
        if (faults-- > 0) throw new Error('no store');
        return async () => ({ kind: 'sent', message: 'm2' });
      },
    });
    outbox.start();
    await outbox.enqueue(message);
    await calm();
    await advance(5_000);
    expect(await kept()).toMatchObject([{ state: 'sent', message: 'm2', tries: 2 }]);
  });

  it('puts down as unknown what its process was sending when it died, and does not send it again', async () => {
    await open(() => new Promise(() => {})).enqueue(message);
    await calm();
    const second = open();
    second.start();
    await advance(29_000);
    expect(await kept()).toMatchObject([{ state: 'sending' }]);
    await advance(6_000);
    expect(await kept()).toMatchObject([{ state: 'unknown' }]);
    expect(sendings).toBe(1);
  });

  it.each<[Sent, string]>([
    [{ kind: 'sent', message: 'm9' }, 'sent'],
    [{ kind: 'notSent', afterMs: 0 }, 'due'],
  ])('lets a late sender say what became of it: %j', async (sent, state) => {
    const { sending, end } = slow();
    await open(sending).enqueue(message);
    await calm();
    const second = open();
    second.start();
    await advance(35_000);
    end(sent);
    await calm();
    expect(await kept()).toMatchObject([{ state }]);
  });

  it('goes on after a start with what is due', async () => {
    const first = open();
    await first.stop();
    await first.enqueue(message);
    await calm();
    expect(sendings).toBe(0);
    open().start();
    await calm();
    expect(sendings).toBe(1);
  });

  it('settles what is under way before it stops', async () => {
    const { sending, end } = slow();
    const outbox = open(sending);
    outbox.start();
    await outbox.enqueue(message);
    await calm();
    let stopped = false;
    const stopping = outbox.stop().then(() => {
      stopped = true;
    });
    await calm();
    expect(stopped).toBe(false);
    end({ kind: 'sent', message: 'm1' });
    await stopping;
    expect(await kept()).toMatchObject([{ state: 'sent', message: 'm1' }]);
  });
});
