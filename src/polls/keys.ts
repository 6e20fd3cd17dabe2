import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, randomId, syncFolder, writeOnce } from '../base/base';

/** A secret poll's key: turns a voter into a mark that nobody can turn back, least of all once the key is destroyed. */
export interface PollKey {
  mark(voter: string): string;
}

/** The keys of secret polls, each a file outside the store and its backups. */
export interface PollKeys {
  /** Makes the key of a poll and, once it is safe on disk, gives the folder's id; undefined when the folder cannot be written. */
  create(poll: string): Promise<string | undefined>;
  /** Undefined when there is none (a restore without keys, or destroyed). */
  read(poll: string): Promise<PollKey | undefined>;
  /** By which the folder is known for the one it was; undefined when it has none yet, or is not there. */
  folderId(): Promise<string | undefined>;
  /** Overwrites and removes the key. Harmless when it is gone. */
  destroy(poll: string): Promise<void>;
}

const keyBytes = 32;

const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'];
const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');

/** `folder` is KEY_DIR; on several instances a mount that they share. */
export function createPollKeys({ folder }: { folder: string }): PollKeys {
  const fileOf = (poll: string) => join(folder, `${poll}.key`);
  const idFile = join(folder, 'folder-id');

  async function readIfThere(file: string): Promise<Buffer | undefined> {
    try {
      return await readFile(file);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  const folderId = async () => (await readIfThere(idFile))?.toString('utf8');

  return {
    async create(poll) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeOnce(idFile, randomId());
        await writeOnce(fileOf(poll), randomBytes(keyBytes));
        return await folderId();
      } catch (error) {
        if (unwritable.includes(codeOf(error) ?? '')) return undefined;
        throw error;
      }
    },
    async read(poll) {
      const secret = await readIfThere(fileOf(poll));
      // Read anew each time: a key kept in memory would outlive its poll in the other instances.
      return secret?.length === keyBytes ? toKey(secret) : undefined;
    },
    folderId,
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
