import type { Connection } from './libsql-file';
import type { Job, Outcome, Rows } from './messages';

/** Runs jobs on one connection. */
export interface Runner {
  /** Reads first, then all writes in one transaction; answers only after it is on disk. */
  run(jobs: readonly Job[]): readonly Outcome[];
}

/** Statements are prepared once, so the texts must be few. */
export function createRunner(db: Connection): Runner {
  const prepared = new Map<string, ReturnType<Connection['prepare']>>();
  const statement = (sql: string) => {
    let found = prepared.get(sql);
    if (!found) {
      found = db.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };

  /** A fault of one write stays its own, unless it took the whole transaction down. */
  const write = ([, sql, values]: Job): Outcome => {
    try {
      return statement(sql).run(values).changes;
    } catch (cause) {
      if (!db.inTransaction) throw cause;
      return { fault: String(cause) };
    }
  };
  const commitTogether = (writes: readonly Job[]): readonly Outcome[] => {
    try {
      statement('BEGIN IMMEDIATE').run([]);
      const outcomes = writes.map(write);
      statement('COMMIT').run([]);
      return outcomes;
    } catch (cause) {
      if (db.inTransaction) statement('ROLLBACK').run([]);
      return writes.map(() => ({ fault: String(cause) }));
    }
  };
  const read = ([, sql, values]: Job): Outcome => {
    try {
      return statement(sql).raw().all(values) as Rows;
    } catch (cause) {
      return { fault: String(cause) };
    }
  };

  return {
    run(jobs) {
      // Reading before the transaction: inside it, a write would be seen that may yet fail to reach the disk.
      const found = jobs.filter(isRead).map(read).values();
      const writes = jobs.filter((job) => !isRead(job));
      const written = (writes.length > 0 ? commitTogether(writes) : []).values();
      return jobs.map((job) => (isRead(job) ? found : written).next().value as Outcome);
    },
  };
}

const isRead = ([effect]: Job) => effect === 'read';
