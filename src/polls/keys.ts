import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, syncFolder, writeOnce } from '../base/base';

/** A secret poll's key: turns a voter into a mark that nobody can turn back, least of all once the key is destroyed. */
export interface PollKey {
  mark(voter: string): string;
}

/** The keys of secret polls, each a file outside the store and its backups. */
export interface PollKeys {
  /** Makes the key of a poll and resolves once it is safe on disk; false when the folder cannot be written. */
  create(poll: string): Promise<boolean>;
  /** Undefined when there is none (a restore without keys, or destroyed). */
  read(poll: string): Promise<PollKey | undefined>;
  /** Whether the folder of the keys is there at all. */
  isThere(): Promise<boolean>;
  /** Overwrites and removes the key. Harmless when it is gone. */
  destroy(poll: string): Promise<void>;
}

const keyBytes = 32;

const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'];
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');

/** `folder` is KEY_DIR; on several instances a mount that they share. */
export function createPollKeys({ folder }: { folder: string }): PollKeys {
  const fileOf = (poll: string) => join(folder, `${poll}.key`);
  return {
    async create(poll) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeOnce(fileOf(poll), randomBytes(keyBytes));
        return true;
      } catch (error) {
        if (unwritable.includes(codeOf(error) ?? '')) return false;
        throw error;
      }
    },
    async read(poll) {
      const secret = await readFile(fileOf(poll)).catch((error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      });
      // Read anew each time: a key kept in memory would outlive its poll in the other instances.
      return secret?.length === keyBytes ? toKey(secret) : undefined;
    },
    async isThere() {
      try {
        return (await stat(folder)).isDirectory();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async destroy(poll) {
      try {
        await overwrite(fileOf(poll));
        await rm(fileOf(poll), { force: true });
        await syncFolder(folder);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

function toKey(secret: Buffer): PollKey {
  return { mark: (voter) => createHmac('sha256', secret).update(voter).digest('base64url') };
}

async function overwrite(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.write(randomBytes(keyBytes), 0, keyBytes, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
