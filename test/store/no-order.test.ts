import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableOf } from '../../src/store/libsql-sql';
import { defineKind, openLibsqlStore, readAll } from '../../src/store/store';

const named = defineKind<{ name: string }>('named');
const nameless = defineKind<{ n: number }>('nameless', [], 'nameless');

/** Ranks, so that two columns of anything can be compared by order alone. */
function agreement(order: readonly number[]): number {
  const pairs = order.flatMap((a, i) => order.slice(i + 1).map((b) => (a < b ? 1 : 0)));
  return pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
}

it('keeps nothing by which the order of writes could be told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  const file = join(folder, 'data.db');
  const store = await openLibsqlStore({ file, kinds: [named, nameless] });
  for (let n = 0; n < 200; n++) {
    await store.create(named, { partition: 'p', id: `person-${(n * 7919) % 200}` }, { name: `${n}` });
    await store.create(nameless, { partition: 'p', id: `vote-${(n * 104_729) % 200}` }, { n });
  }
  const stored = [...(await readAll(store, nameless, {}))];
  await store.close();
  const byEtag = stored.sort((a, b) => (a.etag < b.etag ? -1 : 1)).map(({ body }) => body.n);
  // By chance about half of all pairs are in the order of their writing; a counter has all of them.
  expect(agreement(byEtag)).toBeGreaterThan(0.35);
  expect(agreement(byEtag)).toBeLessThan(0.65);
  rmSync(folder, { recursive: true });
});

it('has no row numbers where nobody’s name may be joined', () => {
  expect(tableOf(defineKind('question', [], 'nameless'))[0]).toMatch(/WITHOUT ROWID/);
});
