import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for each test of a file, removed after it; gives what makes the path of something in it. */
export function useDataFolder(): (...parts: string[]) => string {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return (...parts) => join(folder, ...parts);
}
