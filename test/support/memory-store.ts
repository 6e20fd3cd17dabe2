import { type StoredDocument, storeLimits } from '../../src/store/document-store';
import { type DocumentKind, type DocumentStore, type Query, StoreError } from '../../src/store/store';

/** The store's port without a disk, for tests that are about something else. As strict as the real one; gone with the test. */
export function createMemoryStore(): DocumentStore {
  const kinds = new Map<string, Map<string, { partition: string; id: string; etag: string; json: string }>>();
  let writes = 0;

  const shelf = (kind: string) => {
    let found = kinds.get(kind);
    if (!found) {
      found = new Map();
      kinds.set(kind, found);
    }
    return found;
  };
  const keyOf = (partition: string, id: string) => JSON.stringify([partition, id]);
  const read = <Body>(entry: { partition: string; id: string; etag: string; json: string }): StoredDocument<Body> => ({
    partition: entry.partition,
    id: entry.id,
    etag: entry.etag,
    body: JSON.parse(entry.json),
  });
  const expectAddress = (...parts: string[]) => {
    for (const part of parts) {
      if (!part || part.length > storeLimits.idCharacters || /[/\\#?]/.test(part)) throw new StoreError('badId', part);
    }
  };
  const toEntry = (partition: string, id: string, body: object) => {
    expectAddress(partition, id);
    const json = JSON.stringify(body);
    if (Buffer.byteLength(json) > storeLimits.documentBytes) throw new StoreError('tooLarge');
    writes += 1;
    return { partition, id, etag: String(writes), json };
  };
  const expectUnchanged = (kind: string, { partition, id, etag }: { partition: string; id: string; etag: string }) => {
    if (shelf(kind).get(keyOf(partition, id))?.etag !== etag) throw new StoreError('conflict', `${kind} ${id}`);
  };

  return {
    async get(kind, at) {
      expectAddress(at.partition, at.id);
      const entry = shelf(kind.name).get(keyOf(at.partition, at.id));
      return entry && read(entry);
    },
    async create(kind, at, body) {
      const entry = toEntry(at.partition, at.id, body);
      if (shelf(kind.name).has(keyOf(at.partition, at.id))) throw new StoreError('exists', `${kind.name} ${at.id}`);
      shelf(kind.name).set(keyOf(at.partition, at.id), entry);
      return read(entry);
    },
    async replace(kind, at, body) {
      const entry = toEntry(at.partition, at.id, body);
      expectUnchanged(kind.name, at);
      shelf(kind.name).set(keyOf(at.partition, at.id), entry);
      return read(entry);
    },
    async remove(kind, at) {
      if (!shelf(kind.name).has(keyOf(at.partition, at.id))) return;
      expectUnchanged(kind.name, at);
      shelf(kind.name).delete(keyOf(at.partition, at.id));
    },
    async query<Body extends object>(kind: DocumentKind<Body>, query: Query<Body>) {
      const { partition, where = [], orderBy, limit = 100, after } = query;
      const fields = [...where.map(({ field }) => field), ...(orderBy ? [orderBy.field] : [])];
      if (limit < 1 || limit > storeLimits.pageDocuments) throw new StoreError('badQuery', `limit ${limit}`);
      for (const field of fields) if (!kind.indexed.includes(field)) throw new StoreError('badQuery', field);
      const found = [...shelf(kind.name).values()]
        .filter((entry) => partition === undefined || entry.partition === partition)
        .map((entry) => read<Body>(entry))
        .filter(({ body }) => where.every(({ field, is, value }) => holds(body[field], is, value)))
        .sort((a, b) => {
          const byField = orderBy ? compare(a.body[orderBy.field], b.body[orderBy.field]) : 0;
          return byField === 0 ? compare(a.id, b.id) : orderBy?.direction === 'descending' ? -byField : byField;
        });
      const start = after === undefined ? 0 : Number(after);
      const next = start + limit;
      return { documents: found.slice(start, next), ...(next < found.length ? { next: String(next) } : {}) };
    },
    async isReady() {
      return true;
    },
    async close() {},
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function holds(found: unknown, is: '=' | '<' | '<=' | '>' | '>=', value: string | number | boolean): boolean {
  if (typeof found !== typeof value) return false;
  const order = compare(found, value);
  return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[is];
}
