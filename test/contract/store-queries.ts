import type { Condition, DocumentStore, Query } from '../../src/store/store';
import { type Note, noteKind, plainKind, type StoreUnderTest } from './notes';

/** Ids of all pages, in the order they came. */
async function idsOf(store: DocumentStore, query: Query<Note>): Promise<readonly string[]> {
  const { documents, next } = await store.query(noteKind, query);
  const ids = documents.map(({ id }) => id);
  return next === undefined ? ids : [...ids, ...(await idsOf(store, { ...query, after: next }))];
}

async function fill(store: DocumentStore, notes: Readonly<Record<string, Note>>, partition = 'p'): Promise<void> {
  await Promise.all(Object.entries(notes).map(([id, body]) => store.create(noteKind, { partition, id }, body)));
}

const numbered = (from: number, to: number) =>
  Object.fromEntries(
    Array.from({ length: to - from }, (_, n) => [
      `n${String(from + n).padStart(3, '0')}`,
      { title: 't', count: from + n },
    ]),
  );

export function describeQueries(underTest: () => StoreUnderTest): void {
  const store = () => underTest().store;
  const where = (...conditions: Condition<Note>[]) => idsOf(store(), { where: conditions });

  describe('conditions', () => {
    it('finds by partition, by fields, and by all of them together', async () => {
      await fill(store(), { a: { title: 'x', count: 1 }, b: { title: 'x', count: 2 }, c: { title: 'y', count: 2 } });
      await fill(store(), { d: { title: 'x', count: 2 } }, 'q');
      expect(await idsOf(store(), {})).toEqual(['a', 'b', 'c', 'd']);
      expect(await idsOf(store(), { partition: 'q' })).toEqual(['d']);
      expect(await where({ field: 'title', is: '=', value: 'x' })).toEqual(['a', 'b', 'd']);
      const both: Query<Note>['where'] = [
        { field: 'title', is: '=', value: 'x' },
        { field: 'count', is: '>', value: 1 },
      ];
      expect(await idsOf(store(), { partition: 'p', where: both })).toEqual(['b']);
    });

    it.each([
      ['=', ['n002']],
      ['<', ['n000', 'n001']],
      ['<=', ['n000', 'n001', 'n002']],
      ['>', ['n003', 'n004']],
      ['>=', ['n002', 'n003', 'n004']],
    ] as const)('compares with %s', async (is, found) => {
      await fill(store(), numbered(0, 5));
      expect(await where({ field: 'count', is, value: 2 })).toEqual(found);
    });

    it('compares numbers as numbers, also negative, broken and large ones', async () => {
      await fill(store(), {
        a: { title: '', count: -3 },
        b: { title: '', count: 2.5 },
        c: { title: '', count: 10 },
        d: { title: '', count: 9_007_199_254_740_991 },
      });
      expect(await where({ field: 'count', is: '>', value: 2.4 })).toEqual(['b', 'c', 'd']);
      expect(await where({ field: 'count', is: '<', value: 0 })).toEqual(['a']);
      expect(await where({ field: 'count', is: '=', value: 9_007_199_254_740_991 })).toEqual(['d']);
    });

    it('tells true from false', async () => {
      await fill(store(), { a: { title: '', done: true }, b: { title: '', done: false }, c: { title: '' } });
      expect(await where({ field: 'done', is: '=', value: true })).toEqual(['a']);
      expect(await where({ field: 'done', is: '=', value: false })).toEqual(['b']);
      expect(await where({ field: 'done', is: '<', value: true })).toEqual(['b']);
    });

    it('compares only values of one type', async () => {
      await fill(store(), {
        boolean: { title: '', mixed: true },
        missing: { title: '' },
        number: { title: '', mixed: 1 },
        string: { title: '', mixed: '1' },
      });
      expect(await where({ field: 'mixed', is: '=', value: true })).toEqual(['boolean']);
      expect(await where({ field: 'mixed', is: '=', value: 1 })).toEqual(['number']);
      expect(await where({ field: 'mixed', is: '=', value: '1' })).toEqual(['string']);
      expect(await where({ field: 'mixed', is: '>=', value: 0 })).toEqual(['number']);
      expect(await where({ field: 'mixed', is: '<', value: 'z' })).toEqual(['string']);
      expect(await where({ field: 'mixed', is: '<=', value: 5 })).toEqual(['number']);
    });

    it.each(["' OR 1=1 --", '"); DROP TABLE note; --', '${x}', '%', '*', 'ä\u0000b', '{"$gt":""}', '👩‍👩‍👧'])(
      'takes the hostile value %j for a text like others',
      async (title) => {
        await fill(store(), { a: { title }, b: { title: 'other' } });
        expect(await where({ field: 'title', is: '=', value: title })).toEqual(['a']);
        expect(await idsOf(store(), { partition: title })).toEqual([]);
        expect(await idsOf(store(), {})).toEqual(['a', 'b']);
      },
    );

    it.each(['nested', 'body', 'id', "title') OR 1=1 --", '__proto__'])(
      'refuses the undeclared field %j',
      async (name) => {
        const field = name as keyof Note;
        const refused = { code: 'badQuery' };
        await expect(store().query(noteKind, { where: [{ field, is: '=', value: 'x' }] })).rejects.toMatchObject(
          refused,
        );
        await expect(store().query(noteKind, { orderBy: { field, direction: 'ascending' } })).rejects.toMatchObject(
          refused,
        );
        const declaredByAnother = { where: [{ field: 'title' as const, is: '=' as const, value: 'x' }] };
        await expect(store().query(plainKind, declaredByAnother)).rejects.toMatchObject(refused);
      },
    );

    it.each([0, -1, 1.5, 1_001, Number.NaN])('refuses a page of %d documents', async (limit) => {
      await expect(store().query(noteKind, { limit })).rejects.toMatchObject({ code: 'badQuery' });
    });

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses to compare with %d', async (value) => {
      await expect(where({ field: 'count', is: '=', value })).rejects.toMatchObject({ code: 'badQuery' });
    });
  });

  describe('order', () => {
    const notes = {
      a: { title: 'y' },
      b: { title: 'x', count: 2 },
      c: { title: 'y', count: 10 },
      d: { title: 'x', count: 2 },
    };

    it('goes up and down; equals come in the order of their ids', async () => {
      await fill(store(), notes);
      const by = (direction: 'ascending' | 'descending') => idsOf(store(), { orderBy: { field: 'title', direction } });
      expect(await by('ascending')).toEqual(['b', 'd', 'a', 'c']);
      expect(await by('descending')).toEqual(['a', 'c', 'b', 'd']);
    });

    it.each([1, 2, 100])('loses no document without the sort field, in pages of %d', async (limit) => {
      await fill(store(), notes);
      const by = (direction: 'ascending' | 'descending') =>
        idsOf(store(), { limit, orderBy: { field: 'count', direction } });
      expect(await by('ascending')).toEqual(['a', 'b', 'd', 'c']);
      expect(await by('descending')).toEqual(['c', 'b', 'd', 'a']);
    });
  });

  describe('pages', () => {
    it('has a hundred documents a page unless told', async () => {
      await fill(store(), numbered(0, 101));
      const first = await store().query(noteKind, {});
      expect(first.documents).toHaveLength(100);
      const { documents, next } = await store().query(noteKind, { after: first.next as string });
      expect([documents.map(({ id }) => id), next]).toEqual([['n100'], undefined]);
    });

    it('says that there is no more when the last page is full', async () => {
      await fill(store(), numbered(0, 4));
      const first = await store().query(noteKind, { limit: 2 });
      expect((await store().query(noteKind, { limit: 2, after: first.next as string })).next).toBeUndefined();
    });

    it('shows each document once although its neighbours come and go between the pages', async () => {
      await fill(store(), numbered(10, 20));
      const query = { limit: 4, orderBy: { field: 'count', direction: 'ascending' } } as const;
      const first = await store().query(noteKind, query);
      await fill(store(), numbered(0, 5));
      for (const seen of first.documents) await store().remove(noteKind, seen);
      await fill(store(), numbered(20, 22));
      const rest = await idsOf(store(), { ...query, after: first.next as string });
      expect(rest).toEqual(Object.keys(numbered(14, 22)));
    });

    it('pages through the same id in several partitions', async () => {
      for (const partition of ['p', 'q', 'r']) await fill(store(), { same: { title: partition, count: 1 } }, partition);
      for (const query of [{ limit: 1 }, { limit: 1, orderBy: { field: 'count', direction: 'descending' } }] as const) {
        expect(await idsOf(store(), query)).toEqual(['same', 'same', 'same']);
      }
    });

    it.each(['', 'x', 'e30', 'bnVsbA', '💥'])('refuses %j as the place to go on from', async (after) => {
      await expect(store().query(noteKind, { after })).rejects.toMatchObject({ code: 'badQuery' });
    });

    it('refuses to go on in another order', async () => {
      await fill(store(), numbered(0, 3));
      const { next } = await store().query(noteKind, { limit: 1 });
      const other = { after: next as string, orderBy: { field: 'count', direction: 'ascending' } } as const;
      await expect(store().query(noteKind, other)).rejects.toMatchObject({ code: 'badQuery' });
    });
  });
}
