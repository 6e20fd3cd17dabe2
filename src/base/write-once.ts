import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './errors';
import { randomId } from './ids';

/**
 * Puts a small secret into a file that only we may read, and resolves when it is safe on disk; a file that is there already
 * stays as it is. The name stands for a whole file from the first moment on: hence a draft, and a link, which unlike a
 * rename overwrites nothing.
 */
export async function writeOnce(file: string, content: string | Buffer): Promise<void> {
  const draft = `${file}.${randomId()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
}

/** Makes new and removed names in a folder safe on disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
