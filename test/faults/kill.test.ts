import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStorm } from '../support/vote-storm';

const root = join(__dirname, '..', '..');

/** A copy of the built bot whose store says "done" up to 200 ms before the commit. Only a kill can tell. */
function buildHastyCopy(): string {
  const copy = mkdtempSync(join(tmpdir(), 'kumppani-hasty-'));
  cpSync(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
  mkdirSync(join(copy, 'src', 'channels', 'web'), { recursive: true });
  for (const part of ['node_modules', 'cards', 'data', 'package.json', 'src/channels/web/page']) {
    symlinkSync(join(root, part), join(copy, part));
  }
  const file = join(copy, 'dist', 'store', 'group-commit.js');
  let code = readFileSync(file, 'utf8');
  const patch = (what: string, by: string) => {
    if (code.split(what).length !== 2) throw new Error(`the harness no longer fits the store: ${what}`);
    code = code.replace(what, by);
  };
  patch(`statement('BEGIN IMMEDIATE').run([]);`, `if (!db.inTransaction) statement('BEGIN IMMEDIATE').run([]);`);
  patch(`statement('COMMIT').run([]);`, `hasty ??= setInterval(() => db.inTransaction && db.exec('COMMIT'), 200);`);
  writeFileSync(file, `let hasty;\n${code}`);
  return copy;
}

describe('kill -9 in a storm of votes', () => {
  it('loses no acknowledged vote and doubles none', async () => {
    const { acknowledged, lost, doubled } = await runStorm(root, 5);
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    expect(acknowledged).toBeGreaterThan(5 * 150);
  }, 120_000);

  it('is found out by the same storm when the store acknowledges too early', async () => {
    const copy = buildHastyCopy();
    try {
      const { lost } = await runStorm(copy, 5);
      expect(lost.length).toBeGreaterThan(0);
    } finally {
      rmSync(copy, { recursive: true });
    }
  }, 120_000);
});
