import { type DocumentStore, type StoredDocument, StoreError } from '../../src/store/store';
import { type Note, noteKind, plainKind, type StoreUnderTest } from './notes';

const at = { partition: 'p', id: 'n' };

/** Adds one to the count, however often somebody else is faster. */
async function countUp(store: DocumentStore): Promise<void> {
  const read = (await store.get(noteKind, at)) as StoredDocument<Note>;
  try {
    await store.replace(noteKind, read, { ...read.body, count: (read.body.count ?? 0) + 1 });
  } catch (fault) {
    if (!(fault instanceof StoreError) || fault.code !== 'conflict') throw fault;
    await countUp(store);
  }
}

export function describeWrites(underTest: () => StoreUnderTest): void {
  const store = () => underTest().store;

  describe('one document', () => {
    it('gives back what was created', async () => {
      const created = await store().create(noteKind, at, { title: 'a', nested: { list: [1, null, 'ä'] } });
      expect(created).toMatchObject({ ...at, body: { title: 'a', nested: { list: [1, null, 'ä'] } } });
      expect(await store().get(noteKind, at)).toEqual(created);
    });

    it('gives undefined for what is not there', async () => {
      expect(await store().get(noteKind, at)).toBeUndefined();
    });

    it('gives the writer what is stored, not his own object', async () => {
      const body = { title: 'a', count: undefined, nested: { list: [] as unknown[] } };
      const created = await store().create(noteKind, at, body);
      body.nested.list.push('later');
      expect(Object.keys(created.body)).toEqual(['title', 'nested']);
      expect(created.body.nested?.list).toEqual([]);
      expect(await store().get(noteKind, at)).toEqual(created);
    });

    it('creates an address once, and keeps the first document', async () => {
      await store().create(noteKind, at, { title: 'first' });
      await expect(store().create(noteKind, at, { title: 'second' })).rejects.toMatchObject({ code: 'exists' });
      expect((await store().get(noteKind, at))?.body).toEqual({ title: 'first' });
    });

    it('keeps kinds and partitions apart', async () => {
      await store().create(noteKind, at, { title: 'a' });
      await store().create(plainKind, at, { title: 'b' });
      await store().create(noteKind, { ...at, partition: 'q' }, { title: 'c' });
      expect((await store().get(noteKind, at))?.body.title).toBe('a');
      expect((await store().get(plainKind, at))?.body.title).toBe('b');
      expect((await store().get(noteKind, { ...at, partition: 'q' }))?.body.title).toBe('c');
    });

    it('replaces what was read, and gives it a new etag', async () => {
      const created = await store().create(noteKind, at, { title: 'a', count: 1 });
      const replaced = await store().replace(noteKind, created, { title: 'a' });
      expect(replaced.etag).not.toBe(created.etag);
      expect(await store().get(noteKind, at)).toEqual({ ...at, etag: replaced.etag, body: { title: 'a' } });
    });

    it('changes the etag also when the body stays the same', async () => {
      const created = await store().create(noteKind, at, { title: 'a' });
      expect((await store().replace(noteKind, created, { title: 'a' })).etag).not.toBe(created.etag);
    });

    it('refuses to replace what has changed or gone since it was read', async () => {
      const created = await store().create(noteKind, at, { title: 'a' });
      const replaced = await store().replace(noteKind, created, { title: 'b' });
      await expect(store().replace(noteKind, created, { title: 'c' })).rejects.toMatchObject({ code: 'conflict' });
      await store().remove(noteKind, replaced);
      await expect(store().replace(noteKind, replaced, { title: 'd' })).rejects.toMatchObject({ code: 'conflict' });
      expect(await store().get(noteKind, at)).toBeUndefined();
    });

    it('refuses a stale etag although the same document was removed and created again', async () => {
      const first = await store().create(noteKind, at, { title: 'a' });
      await store().remove(noteKind, first);
      const second = await store().create(noteKind, at, { title: 'a' });
      expect(second.etag).not.toBe(first.etag);
      await expect(store().replace(noteKind, first, { title: 'b' })).rejects.toMatchObject({ code: 'conflict' });
      await expect(store().remove(noteKind, first)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('removes what was read, and does not mind when it is gone already', async () => {
      const created = await store().create(noteKind, at, { title: 'a' });
      await store().remove(noteKind, created);
      expect(await store().get(noteKind, at)).toBeUndefined();
      await store().remove(noteKind, created);
    });
  });

  describe('many writers', () => {
    it('lets one of a hundred create', async () => {
      const tries = Array.from({ length: 100 }, (_, n) => store().create(noteKind, at, { title: String(n) }));
      const settled = await Promise.allSettled(tries);
      const winners = settled.filter(({ status }) => status === 'fulfilled');
      const losers = settled.filter((one) => one.status === 'rejected' && one.reason.code === 'exists');
      expect([winners.length, losers.length]).toEqual([1, 99]);
      expect(await store().get(noteKind, at)).toEqual((winners[0] as PromiseFulfilledResult<unknown>).value);
    });

    it('counts a hundred concurrent replacements as exactly a hundred', async () => {
      await store().create(noteKind, at, { title: 'counter', count: 0 });
      await Promise.all(Array.from({ length: 100 }, () => countUp(store())));
      expect((await store().get(noteKind, at))?.body.count).toBe(100);
    });

    it('lets the refusal of one writer not hurt the others', async () => {
      await store().create(noteKind, at, { title: 'taken' });
      const others = Array.from({ length: 20 }, (_, n) => ({ partition: 'p', id: `other${n}` }));
      const [refused, ...written] = await Promise.allSettled(
        [at, ...others].map((address) => store().create(noteKind, address, { title: address.id })),
      );
      expect(refused?.status).toBe('rejected');
      expect(written.every(({ status }) => status === 'fulfilled')).toBe(true);
      for (const other of others) expect((await store().get(noteKind, other))?.body.title).toBe(other.id);
    });
  });

  describe('its life', () => {
    it('keeps documents and etags when it is closed and opened again', async () => {
      const created = await store().create(noteKind, at, { title: 'a', count: 1 });
      const again = await underTest().reopen();
      expect(await again.get(noteKind, at)).toEqual(created);
      const replaced = await again.replace(noteKind, created, { title: 'b' });
      expect(replaced.etag).not.toBe(created.etag);
      expect(
        (await again.query(noteKind, { where: [{ field: 'title', is: '=', value: 'b' }] })).documents,
      ).toHaveLength(1);
    });

    it('finishes the writes that wait when it is closed', async () => {
      const waiting = [0, 1, 2].map((n) => store().create(noteKind, { partition: 'p', id: `n${n}` }, { title: 'a' }));
      const again = await underTest().reopen();
      await Promise.all(waiting);
      expect((await again.query(noteKind, {})).documents).toHaveLength(3);
    });

    it('is ready while it is open; later it says so and refuses', async () => {
      expect(await store().isReady()).toBe(true);
      await store().close();
      expect(await store().isReady()).toBe(false);
      await expect(store().get(noteKind, at)).rejects.toMatchObject({ code: 'unavailable' });
      await expect(store().create(noteKind, at, { title: 'a' })).rejects.toMatchObject({ code: 'unavailable' });
      await store().close();
    });
  });
}
