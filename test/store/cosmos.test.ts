import { type Clock, systemClock } from '../../src/base/base';
import { type DocumentStore, type Query, type StoredDocument, StoreError } from '../../src/store/store';
import { type Note, noteKind } from '../contract/notes';
import { openNotes, prepareNotes } from '../support/cosmos-notes';
import { type CosmosFault, type FakeCosmos, type SeenRequest, startFakeCosmos } from '../support/fake-cosmos';
import { createSetClock } from '../support/set-clock';

const at = { partition: 'p', id: 'n' };

/** Goes forward by itself whenever somebody waits, and keeps what was waited for. */
function createLeapingClock(): Clock & { readonly waits: number[] } {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    after(ms, task) {
      const soon = setImmediate(() => {
        now += ms;
        waits.push(ms);
        task();
      });
      return () => clearImmediate(soon);
    },
  };
}

let fake: FakeCosmos;
let clock: ReturnType<typeof createLeapingClock>;
let store: DocumentStore;

beforeEach(async () => {
  fake = await startFakeCosmos();
  clock = createLeapingClock();
  await prepareNotes(fake, clock);
  store = await openNotes(fake, clock);
});
afterEach(async () => {
  fake.fault = () => undefined;
  await store.close();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

/** The next requests go wrong, one after another. */
function failNext(faults: readonly CosmosFault[]): void {
  const left = [...faults];
  fake.fault = () => left.shift();
}

const isWrite = ({ method, isQuery }: SeenRequest) => method !== 'GET' && !isQuery;

describe('a request that Cosmos asks to make again', () => {
  it.each([429, 449, 408, 503])('after %d waits as long as told, and then succeeds', async (status) => {
    failNext([
      { status, retryAfterMs: 1_700 },
      { status, retryAfterMs: 900 },
    ]);
    const created = await store.create(noteKind, at, { title: 'a' });
    expect(clock.waits).toEqual([1_700, 900]);
    expect(await store.get(noteKind, at)).toEqual(created);
  });

  it('is given up after ten seconds, and at once when told to wait longer', async () => {
    fake.fault = () => ({ status: 503 });
    await expect(store.get(noteKind, at)).rejects.toMatchObject({ code: 'unavailable' });
    const waited = clock.waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThan(8_000);
    expect(waited).toBeLessThanOrEqual(10_000);
    fake.fault = () => ({ status: 429, retryAfterMs: 60_000 });
    const before = fake.requests.length;
    await expect(store.create(noteKind, at, { title: 'a' })).rejects.toMatchObject({ code: 'unavailable' });
    expect(fake.requests.length).toBe(before + 1);
  });

  it('is made again by the adapter alone: as many requests as tries', async () => {
    for (const status of [429, 503, 408, 'dropped'] as const) {
      const before = fake.requests.length;
      failNext([{ status }, { status }]);
      expect(await store.get(noteKind, at)).toBeUndefined();
      expect(fake.requests.length).toBe(before + 3);
    }
  });

  it('takes one request when nothing goes wrong, also for a write', async () => {
    const before = fake.requests.length;
    const created = await store.create(noteKind, at, { title: 'a' });
    const replaced = await store.replace(noteKind, created, { title: 'b' });
    await store.get(noteKind, at);
    await store.remove(noteKind, replaced);
    expect(fake.requests.length).toBe(before + 4);
  });
});

describe('the readiness check', () => {
  it('says no after two seconds without an answer, and yes when Cosmos answers again', async () => {
    const still = createSetClock();
    const waiting = await openNotes(fake, still);
    let refuse = () => {};
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    fake.fault = () => {
      refuse();
      return { status: 503 };
    };
    const ready = waiting.isReady();
    await refused;
    still.advance(2_000);
    expect(await ready).toBe(false);
    fake.fault = () => undefined;
    expect(await waiting.isReady()).toBe(true);
    // Whatever still pauses for the first question goes on and ends.
    still.advance(1_000);
    await waiting.close();
  });
});

describe('a write whose answer was lost', () => {
  const lost = [{ status: 'dropped', late: true }] as const;

  it('is known for the own one when it was a creation, a replacement or a removal', async () => {
    failNext(lost);
    const created = await store.create(noteKind, at, { title: 'a' });
    expect(await store.get(noteKind, at)).toEqual(created);
    failNext(lost);
    const replaced = await store.replace(noteKind, created, { title: 'b' });
    expect(await store.get(noteKind, at)).toEqual(replaced);
    failNext(lost);
    await store.remove(noteKind, replaced);
    expect(await store.get(noteKind, at)).toBeUndefined();
  });

  it('is not taken for the own one when somebody else was faster', async () => {
    const other = await openNotes(fake, systemClock);
    const first = await other.create(noteKind, at, { title: 'theirs' });
    failNext([{ status: 'dropped' }]);
    await expect(store.create(noteKind, at, { title: 'mine' })).rejects.toMatchObject({ code: 'exists' });
    await other.replace(noteKind, first, { title: 'theirs again' });
    failNext([{ status: 503 }]);
    await expect(store.replace(noteKind, first, { title: 'mine' })).rejects.toMatchObject({ code: 'conflict' });
    await other.close();
  });

  it('is known for the own one although others have written over it before the next try', async () => {
    const other = await openNotes(fake, systemClock);
    const created = await store.create(noteKind, at, { title: 'a', count: 0 });
    let asked = 0;
    const overwrite = clock.after.bind(clock);
    // While the adapter pauses before its next try, another process reads its write and follows it.
    Object.assign(clock, {
      after: (ms: number, task: () => void) => {
        other
          .get(noteKind, at)
          .then((read) => read && other.replace(noteKind, read, { title: 'theirs', count: 2 }))
          .then(() => overwrite(ms, task));
        return () => {};
      },
    });
    fake.fault = (seen) => {
      if (!isWrite(seen)) return undefined;
      asked += 1;
      return asked === 1 ? lost[0] : undefined;
    };
    const mine = await store.replace(noteKind, created, { title: 'mine', count: 1 });
    expect(mine.body).toEqual({ title: 'mine', count: 1 });
    expect((await store.get(noteKind, at))?.body).toEqual({ title: 'theirs', count: 2 });
    await expect(store.replace(noteKind, mine, { title: 'late' })).rejects.toMatchObject({ code: 'conflict' });
    await other.close();
  });
});

describe('two processes on one account', () => {
  async function countUp(process: DocumentStore): Promise<void> {
    const read = (await process.get(noteKind, at)) as StoredDocument<Note>;
    try {
      await process.replace(noteKind, read, { title: 'counter', count: (read.body.count ?? 0) + 1 });
    } catch (fault) {
      if (!(fault instanceof StoreError) || fault.code !== 'conflict') throw fault;
      await countUp(process);
    }
  }

  it('lose none of 200 increments of one document, 20 at a time', async () => {
    const other = await openNotes(fake, clock);
    await store.create(noteKind, at, { title: 'counter', count: 0 });
    const writers = Array.from({ length: 20 }, async (_, n) => {
      for (let times = 0; times < 10; times++) await countUp(n % 2 === 0 ? store : other);
    });
    await Promise.all(writers);
    expect((await store.get(noteKind, at))?.body.count).toBe(200);
    await other.close();
  });

  it('meet stale readings with a conflict, and read anew after it', async () => {
    const other = await openNotes(fake, clock);
    const first = await store.create(noteKind, at, { title: 'a' });
    expect(await other.get(noteKind, at)).toEqual(first);
    fake.setBehind(true);
    await store.replace(noteKind, first, { title: 'b' });
    const stale = (await other.get(noteKind, at)) as StoredDocument<Note>;
    expect(stale.body.title).toBe('a');
    await expect(other.replace(noteKind, stale, { title: 'c' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await other.get(noteKind, at))?.body.title).toBe('b');
    expect((await store.get(noteKind, at))?.body.title).toBe('b');
    await other.close();
  });
});

describe('pages of documents with equal sort values', () => {
  const ids = Array.from({ length: 90 }, (_, n) => `n${String((n * 37) % 90).padStart(3, '0')}`);

  async function idsOf(query: Query<Note>): Promise<readonly string[]> {
    const { documents, next } = await store.query(noteKind, query);
    const found = documents.map(({ id }) => id);
    return next === undefined ? found : [...found, ...(await idsOf({ ...query, after: next }))];
  }

  it.each([1, 7, 30, 100])('come whole and in the order of their ids, %d a page', async (limit) => {
    // Three large groups, one of them without the field, over many partitions.
    const countOf = (id: string) => [undefined, 1, 2][Number(id.slice(1)) % 3];
    await Promise.all(
      ids.map((id, n) => {
        const count = countOf(id);
        const body: Note = count === undefined ? { title: 't' } : { title: 't', count };
        return store.create(noteKind, { partition: `p${n % 11}`, id }, body);
      }),
    );
    const group = (count?: number) => ids.toSorted().filter((id) => countOf(id) === count);
    const by = (direction: 'ascending' | 'descending') => idsOf({ limit, orderBy: { field: 'count', direction } });
    expect(await by('ascending')).toEqual([...group(), ...group(1), ...group(2)]);
    expect(await by('descending')).toEqual([...group(2), ...group(1), ...group()]);
    expect(await idsOf({ limit })).toEqual(ids.toSorted());
  });
});
