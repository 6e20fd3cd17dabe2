import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for each test of a file, removed after it; gives what makes the path of something in it. */
export function useDataFolder(): (...parts: string[]) => string {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-'));
  });
  // A bot that has just been ended may still be writing its last file.
  afterEach(() => rmSync(folder, { recursive: true, maxRetries: 5 }));
  return (...parts) => join(folder, ...parts);
}
