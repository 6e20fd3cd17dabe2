import { checkKind } from './checks';
import { type Condition, type DocumentKind, defaultPageDocuments, type KindShape, type Query } from './document-store';
import type { PageEnd } from './page-token';

/** What a statement may bind. The driver ends the whole process on a boolean, so there is none. */
export type SqlValue = string | number;

export interface SqlQuery {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * One table a kind, with an index for each declared field; harmless to run again. Throws `badQuery` for a name that is not plain.
 * A nameless kind has no row numbers: SQLite counts them up, and so tells the order of writing. They make writing quicker.
 */
export function tableOf(kind: KindShape): readonly string[] {
  checkKind(kind);
  const { name, indexed, isNameless } = kind;
  return [
    `CREATE TABLE IF NOT EXISTS "${name}" (partition TEXT NOT NULL, id TEXT NOT NULL, etag TEXT NOT NULL,
      body TEXT NOT NULL, PRIMARY KEY (partition, id)) STRICT${isNameless ? ', WITHOUT ROWID' : ''}`,
    ...indexed.map(
      (field) => `CREATE INDEX IF NOT EXISTS "${name}/${field}" ON "${name}" (${fieldValue(field)}, id, partition)`,
    ),
  ];
}

/** The statements for one document of a kind. */
export function statementsOf(kind: string) {
  return {
    get: `SELECT etag, body FROM "${kind}" WHERE partition = ? AND id = ?`,
    create: `INSERT INTO "${kind}" (partition, id, etag, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    replace: `UPDATE "${kind}" SET etag = ?, body = ? WHERE partition = ? AND id = ? AND etag = ?`,
    remove: `DELETE FROM "${kind}" WHERE partition = ? AND id = ? AND etag = ?`,
  } as const;
}

/**
 * Selects [partition, id, etag, body, sort value], one row more than the page holds.
 * Pages go on from the last document by its key, so writes in between never shift or repeat the others.
 */
export function toSql<Body>(kind: DocumentKind<Body>, query: Query<Body>, after?: PageEnd): SqlQuery {
  const { partition, where = [], orderBy, limit = defaultPageDocuments } = query;
  const sort = orderBy ? fieldValue(orderBy.field) : `''`;
  const tests: string[] = [];
  const values: SqlValue[] = [];
  if (partition !== undefined) {
    tests.push('partition = ?');
    values.push(partition);
  }
  for (const condition of where) {
    tests.push(testOf(condition));
    values.push(toSqlValue(condition.value));
  }
  const [beyond, direction] = orderBy?.direction === 'descending' ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after && orderBy) {
    // Said twice, so that the engine can start in the middle of the index.
    tests.push(`${sort} ${beyond}= ? AND (${sort} ${beyond} ? OR (id, partition) > (?, ?))`);
    const ended = toSqlValue(after.sort);
    values.push(ended, ended, after.id, after.partition);
  } else if (after) {
    tests.push('(id, partition) > (?, ?)');
    values.push(after.id, after.partition);
  }
  const order = orderBy ? `${sort} ${direction}, id, partition` : 'id, partition';
  return {
    sql: `SELECT partition, id, etag, body, ${sort} FROM "${kind.name}"
      ${tests.length > 0 ? `WHERE ${tests.join(' AND ')}` : ''} ORDER BY ${order} LIMIT ${limit + 1}`,
    values,
  };
}

const toSqlValue = (value: string | number | boolean): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

// JSON has no infinity, so a document without the field has a place of its own before all others: an SQL null would
// compare as neither before nor after, and paging would lose it.
const fieldValue = (field: string) => `ifnull(json_extract(body, '$.${field}'), -9e999)`;

const jsonTypes = { string: `'text'`, number: `'integer', 'real'`, boolean: `'true', 'false'` } as const;

/** SQL alone would find true = 1 and 5 < 'a'. */
function testOf<Body>({ field, is, value }: Condition<Body>): string {
  const type = typeof value as keyof typeof jsonTypes;
  return `${fieldValue(field)} ${is} ? AND json_type(body, '$.${field}') IN (${jsonTypes[type]})`;
}
