import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './base/base';

/** Local mode's secret for links: made once and kept beside the poll keys, so that links survive a restart. */
export async function keptLinkSecret(keyDir: string): Promise<string> {
  const file = join(keyDir, 'link-secret');
  await mkdir(keyDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}
