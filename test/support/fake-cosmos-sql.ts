/** The SQL that the adapter speaks, and no more: whatever else comes is refused as a fault of the test. */
export interface ParsedQuery {
  readonly holds: (item: unknown) => boolean;
  readonly sortPath: readonly string[];
  readonly isDescending: boolean;
  /** All paths that are compared or sorted by. */
  readonly paths: readonly (readonly string[])[];
  readonly where: string;
  readonly sortSql: string;
}

type Value = string | number | boolean | null | undefined;
type Term = (item: unknown) => Value;

const token = /\s*("(?:[^"\\]|\\.)*"|@\w+|[A-Za-z_]\w*|<=|>=|[<>=().[\]])/y;

const typeOrder = ['undefined', 'object', 'boolean', 'number', 'string'];

/** As the service orders values of all types. */
export function compareValues(a: unknown, b: unknown): number {
  const byType = typeOrder.indexOf(typeof a) - typeOrder.indexOf(typeof b);
  if (byType !== 0 || typeof a === 'undefined') return byType;
  return (a as string) < (b as string) ? -1 : (a as string) > (b as string) ? 1 : 0;
}

export function valueAt(item: unknown, path: readonly string[]): Value {
  const found = path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], item);
  return found as Value;
}

export function parseQuery(sql: string, parameters: readonly { name: string; value: Value }[]): ParsedQuery {
  const [, where = '', sortSql = '', direction = ''] =
    /^SELECT .* FROM c WHERE (.*) ORDER BY (\S+) (ASC|DESC)$/s.exec(sql) ?? [];
  if (!where) throw new Error(`the fake does not know this query: ${sql}`);
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const paths: (readonly string[])[] = [];
  const condition = new Parser(where, values, paths);
  const holds = condition.anyOf();
  condition.end();
  const sort = new Parser(sortSql, values, paths);
  sort.term();
  sort.end();
  const sortPath = paths.at(-1) ?? [];
  return { holds, sortPath, isDescending: direction === 'DESC', paths, where, sortSql };
}

class Parser {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(
    private readonly sql: string,
    private readonly values: ReadonlyMap<string, Value>,
    private readonly paths: (readonly string[])[],
  ) {
    const tokens: string[] = [];
    token.lastIndex = 0;
    for (let found = token.exec(sql); found; found = token.exec(sql)) tokens.push(found[1] ?? '');
    if (tokens.join('') !== sql.replaceAll(' ', '')) throw new Error(`the fake cannot read: ${sql}`);
    this.tokens = tokens;
  }

  anyOf(): (item: unknown) => boolean {
    const parts = [this.allOf()];
    while (this.takes('OR')) parts.push(this.allOf());
    return (item) => parts.some((part) => part(item));
  }

  end(): void {
    if (this.at !== this.tokens.length) throw new Error(`the fake cannot read the end of: ${this.sql}`);
  }

  /** A parameter or a path. */
  term(): Term {
    const name = this.next();
    if (name.startsWith('@')) {
      if (!this.values.has(name)) throw new Error(`no value for ${name}`);
      return () => this.values.get(name);
    }
    if (name !== 'c') throw new Error(`${name} is no path`);
    const path: string[] = [];
    while (this.tokens[this.at] === '.' || this.tokens[this.at] === '[') {
      const isDot = this.next() === '.';
      path.push(isDot ? this.next() : JSON.parse(this.next()));
      if (!isDot) this.expect(']');
    }
    this.paths.push(path);
    return (item) => valueAt(item, path);
  }

  private allOf(): (item: unknown) => boolean {
    const parts = [this.one()];
    while (this.takes('AND')) parts.push(this.one());
    return (item) => parts.every((part) => part(item));
  }

  private one(): (item: unknown) => boolean {
    if (this.takes('NOT')) {
      const inner = this.one();
      return (item) => !inner(item);
    }
    if (this.takes('(')) {
      const inner = this.anyOf();
      this.expect(')');
      return inner;
    }
    const type = /^IS_(BOOL|NUMBER|STRING)$/.exec(this.tokens[this.at] ?? '')?.[1];
    return type
      ? this.typeTest({ BOOL: 'boolean', NUMBER: 'number', STRING: 'string' }[type] ?? '')
      : this.comparison();
  }

  private typeTest(type: string): (item: unknown) => boolean {
    this.next();
    this.expect('(');
    const term = this.term();
    this.expect(')');
    return (item) => typeof term(item) === type;
  }

  private comparison(): (item: unknown) => boolean {
    const left = this.term();
    const is = this.next();
    const right = this.term();
    return (item) => {
      const [a, b] = [left(item), right(item)];
      // Values of different types, and what is missing, compare as neither.
      if (typeof a !== typeof b || a === undefined) return false;
      const order = compareValues(a, b);
      return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[is] ?? false;
    };
  }

  private takes(word: string): boolean {
    if (this.tokens[this.at] !== word) return false;
    this.at += 1;
    return true;
  }

  private expect(word: string): void {
    if (!this.takes(word)) throw new Error(`expected ${word} in: ${this.sql}`);
  }

  private next(): string {
    this.at += 1;
    return this.tokens[this.at - 1] ?? '';
  }
}
