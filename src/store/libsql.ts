import { resolve } from 'node:path';
import { randomId } from '../base/base';
import { checkAddress, checkQuery, toJson } from './checks';
import {
  type Address,
  type DocumentStore,
  defaultPageDocuments,
  type KindShape,
  type Page,
  type Query,
  type StoredDocument,
  StoreError,
} from './document-store';
import { type EngineThread, startEngineThread } from './engine-thread';
import { type SqlValue, statementsOf, tableOf, toSql } from './libsql-sql';
import type { Rows, Timings } from './messages';
import { parsePageToken, toPageToken } from './page-token';

export interface LibsqlStoreOptions {
  /** The data file; made, with its folder, when there is none. Several processes may share it. */
  readonly file: string;
  /** Every kind that will be asked for; others are refused with `badQuery`. */
  readonly kinds: readonly KindShape[];
  readonly timings?: Partial<Timings>;
}

const usualTimings: Timings = { busy: 5_000, scrub: 250, quiet: 2_000 };

/**
 * The documents in one SQLite file, written in a thread of their own. All writes that wait share one commit.
 * Rejects with `StoreError('unreadable')`, having touched nothing, when the file is damaged, foreign or newer.
 *
 * No trace: when `remove` resolves, the document is gone from the file and its log; what `replace` has overwritten is
 * gone `timings.scrub` later, or after `close`. Another process that reads meanwhile puts both off until it is done, and
 * `Housekeeping` tells of the rare copy that goes only at the next quiet moment.
 */
export async function openLibsqlStore({ file, kinds, timings }: LibsqlStoreOptions): Promise<DocumentStore> {
  const statements = new Map(kinds.map((kind) => [kind.name, statementsOf(kind.name)]));
  // Names are checked here, where the mistake can be seen, and not in the thread.
  kinds.forEach(tableOf);
  const thread = await startEngineThread({
    file: resolve(file),
    kinds: kinds.map(({ name, indexed, isNameless = false }) => ({ name, indexed, isNameless })),
    timings: { ...usualTimings, ...timings },
  });
  const of = (kind: string) => {
    const found = statements.get(kind);
    if (!found) throw new StoreError('badQuery', `the store was opened without the kind ${kind}`);
    return found;
  };
  const reads = createReads(thread, of);
  return { ...reads, ...createWrites(thread, of, reads.get), close: () => thread.close() };
}

type StatementsOf = (kind: string) => ReturnType<typeof statementsOf>;

function createReads(thread: EngineThread, of: StatementsOf): Pick<DocumentStore, 'get' | 'query' | 'isReady'> {
  return {
    async get(kind, at) {
      checkAddress(at);
      const [row] = await thread.read(of(kind.name).get, [at.partition, at.id]);
      return row && toDocument(at, row[0], row[1]);
    },
    async query(kind, query) {
      of(kind.name);
      checkQuery(kind, query);
      const after = query.after === undefined ? undefined : parsePageToken(query, query.after);
      const { sql, values } = toSql(kind, query, after);
      return toPage(query, await thread.read(sql, values));
    },
    isReady: () =>
      thread.read('SELECT count(*) FROM sqlite_schema', []).then(
        () => true,
        () => false,
      ),
  };
}

function createWrites(
  thread: EngineThread,
  of: StatementsOf,
  get: DocumentStore['get'],
): Pick<DocumentStore, 'create' | 'replace' | 'remove'> {
  // By chance, not counted: the order of writes would join a secret vote, or a nameless question, to its author.
  const newEtag = randomId;
  return {
    async create(kind, at, body) {
      checkAddress(at);
      const [etag, json] = [newEtag(), toJson(body)];
      const changes = await thread.write('add', of(kind.name).create, [at.partition, at.id, etag, json]);
      if (changes === 0) throw new StoreError('exists', `${kind.name} ${at.id}`);
      return toWritten(at, etag, json);
    },
    async replace(kind, at, body) {
      checkAddress(at);
      const [etag, json] = [newEtag(), toJson(body)];
      const values = [etag, json, at.partition, at.id, at.etag];
      const changes = await thread.write('overwrite', of(kind.name).replace, values);
      if (changes === 0) throw new StoreError('conflict', `${kind.name} ${at.id}`);
      return toWritten(at, etag, json);
    },
    async remove(kind, at) {
      checkAddress(at);
      const changes = await thread.write('remove', of(kind.name).remove, [at.partition, at.id, at.etag]);
      if (changes === 0 && (await get(kind, at))) throw new StoreError('conflict', `${kind.name} ${at.id}`);
    },
  };
}

function toPage<Body>(query: Query<Body>, rows: Rows): Page<Body> {
  const shown = rows.slice(0, query.limit ?? defaultPageDocuments);
  const documents = shown.map((row) => toDocument<Body>(addressIn(row), row[2], row[3]));
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return last ? { documents, next: toPageToken(query, { ...addressIn(last), sort: last[4] ?? '' }) } : { documents };
}

function addressIn([partition, id]: Rows[number]): Address {
  return { partition: String(partition), id: String(id) };
}

function toDocument<Body>({ partition, id }: Address, etag?: SqlValue, json?: SqlValue): StoredDocument<Body> {
  return { partition, id, etag: String(etag), body: JSON.parse(String(json)) };
}

/**
 * What was written, parsed anew, so that what a caller gets is what is stored, and nobody else's object; but only when it is
 * asked for, because most writers want the etag alone.
 */
function toWritten<Body>({ partition, id }: Address, etag: string, json: string): StoredDocument<Body> {
  let body: Body | undefined;
  return {
    partition,
    id,
    etag,
    get body() {
      body ??= JSON.parse(json) as Body;
      return body;
    },
  };
}
