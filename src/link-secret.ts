import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, OperatorError, writeOnce } from './base/base';

/** 32 bytes of chance in base64url. */
const wholeSecret = /^[\w-]{43}$/;

/**
 * Local mode's secret for links: made once and kept beside the poll keys, so that links survive a restart. However many
 * processes make it at once, all get the same. Throws an OperatorError when the file holds anything but a whole secret.
 */
export async function keptLinkSecret(keyDir: string): Promise<string> {
  const file = join(keyDir, 'link-secret');
  await mkdir(keyDir, { recursive: true, mode: 0o700 });
  const secret = (await readIfThere(file)) ?? (await makeOnce(file));
  // With an empty secret anybody could sign links.
  if (!wholeSecret.test(secret)) {
    throw new OperatorError(`${file} is damaged: remove it and start again; links given out before then stop working`);
  }
  return secret;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeOnce(file: string): Promise<string> {
  await writeOnce(file, randomBytes(32).toString('base64url'));
  return readFile(file, 'utf8');
}
