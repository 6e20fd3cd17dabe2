import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, OperatorError } from '../base/base';

const lockName = /^sync-(\d+)\.lock$/;

// A lock file of our own process id is either held by a sync in this very process, or left by a dead process that
// had the same id (in containers ids come back at every start).
const heldHere = new Set<string>();

/**
 * Lets one sync at a time work in `root`; resolves to what ends it. While another live process holds it, an
 * OperatorError says so. Each process first leaves a file of its own and then looks for others: two that start
 * together may both give way, but never both go on, and the file of a dead process stops nobody.
 */
export async function takeSyncLock(root: string): Promise<() => Promise<void>> {
  const own = join(root, `sync-${process.pid}.lock`);
  if (heldHere.has(own)) throw busy(process.pid, own);
  heldHere.add(own);
  const release = async () => {
    await rm(own, { force: true });
    heldHere.delete(own);
  };
  try {
    await writeFile(own, '');
    await refuseBesideOthers(root);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function refuseBesideOthers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const pid = Number(lockName.exec(name)?.[1] ?? process.pid);
    if (pid === process.pid) continue;
    if (isAlive(pid)) throw busy(pid, join(root, name));
    await rm(join(root, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to someone else.
    return codeOf(error) === 'EPERM';
  }
}

function busy(pid: number, path: string): OperatorError {
  return new OperatorError(
    `another sync is running (process ${pid}): wait until it ends; if process ${pid} is something else, delete ${path}`,
  );
}
