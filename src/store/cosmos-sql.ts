import type { JSONValue, SqlQuerySpec } from '@azure/cosmos';
import type { Condition, DocumentKind, Query } from './document-store';

type Value = string | number | boolean;

/** A part of what a query finds, in which the documents come in one order. */
export interface Stretch {
  readonly tests: readonly Test[];
  readonly by: 'order' | 'sort';
}

/** A piece of SQL with `?` where its values go. */
export interface Test {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** The field as SQL knows it. In brackets, for some names are words of SQL. */
export const fieldSql = (field: string) => `c.body["${field}"]`;

export const orderSql = 'c["order"]';

export const test = (sql: string, ...values: readonly Value[]): Test => ({ sql, values });

const typeTests = ['IS_BOOL', 'IS_NUMBER', 'IS_STRING'] as const;
const typeRank = { boolean: 0, number: 1, string: 2 } as const;

const anyOf = (tests: readonly string[]) => `(${tests.join(' OR ')})`;

/** True of documents with a value to sort by. Cosmos would leave out or put anywhere those without. */
export function isSortable(field: string): Test {
  return test(anyOf(typeTests.map((name) => `${name}(${fieldSql(field)})`)));
}

export function isUnsortable(field: string): Test {
  return test(`NOT ${isSortable(field).sql}`);
}

/** True of the values that come after one. Cosmos compares within a type only, and sorts booleans, numbers, strings. */
export function isBeyond(field: string, value: Value, direction: 'ascending' | 'descending'): Test {
  const rank = typeRank[typeof value as keyof typeof typeRank];
  const further = direction === 'ascending' ? typeTests.slice(rank + 1) : typeTests.slice(0, rank);
  const beyond = `${fieldSql(field)} ${direction === 'ascending' ? '>' : '<'} ?`;
  return test(anyOf([beyond, ...further.map((name) => `${name}(${fieldSql(field)})`)]), value);
}

/** What every stretch of a query has in common. */
export function testsOf<Body>(kind: DocumentKind<Body>, { partition, where = [] }: Query<Body>): readonly Test[] {
  return [
    test('c.kind = ?', kind.name),
    ...(partition === undefined ? [] : [test('c.pk = ?', `${kind.name}/${partition}`)]),
    ...where.map(({ field, is, value }: Condition<Body>) => test(`${fieldSql(field)} ${is} ?`, value)),
  ];
}

/** One sort field, so that no composite index is needed. */
export function toSpec<Body>({ tests, by }: Stretch, orderBy: Query<Body>['orderBy']): SqlQuerySpec {
  const values: Value[] = tests.flatMap((one) => one.values);
  let named = 0;
  const where = tests
    .map(({ sql }) =>
      sql.replaceAll('?', () => {
        named += 1;
        return `@p${named}`;
      }),
    )
    .join(' AND ');
  const sort =
    by === 'sort' && orderBy
      ? `${fieldSql(orderBy.field)} ${orderBy.direction === 'descending' ? 'DESC' : 'ASC'}`
      : `${orderSql} ASC`;
  return {
    query: `SELECT * FROM c WHERE ${where} ORDER BY ${sort}`,
    parameters: values.map((value: JSONValue, n) => ({ name: `@p${n + 1}`, value })),
  };
}
