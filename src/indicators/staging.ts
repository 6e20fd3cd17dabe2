import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, randomId } from '../base/base';
import { editionFiles } from './catalogue';
import { writeDurably } from './durable-files';
import { isEditionName, type Pointer } from './pointer';

const longestResume = 24 * 60 * 60 * 1000;
const startFile = 'start.json';

interface Start {
  readonly source: string;
  /** ISO 8601 */
  readonly started: string;
}

/** The folder of the edition that is being built; nobody reads it until the pointer names it. */
export interface Staging extends Start {
  readonly id: string;
  readonly folder: string;
  /** A finished piece of an earlier, interrupted run, or of this one; undefined when there is none or it is damaged. */
  readPiece<T>(name: string): Promise<T | undefined>;
  /** Finishes a piece; from now on an interruption does not lose it. */
  writePiece(name: string, data: object | Buffer): Promise<void>;
}

/** Goes on with the staging folder that an interrupted run left less than a day ago for the same source, or begins a new one. */
export async function openStaging(root: string, source: string, pointer: Pointer | undefined, clock: Clock) {
  const now = clock.now();
  for (const id of await namesAfter(root, pointer)) {
    const start = await readJson<Start>(join(root, id, startFile));
    const age = Math.abs(now.getTime() - Date.parse(start?.started ?? ''));
    if (start && start.source === source && age < longestResume) return toStaging(root, id, start);
  }
  // The name begins with the time, so that names sort by it.
  const id = `${now.toISOString().replace(/[-:.]/g, '')}-${randomId().slice(0, 6)}`;
  const start = { source, started: now.toISOString() };
  await mkdir(join(root, id, editionFiles.indicators), { recursive: true });
  await mkdir(join(root, id, editionFiles.values), { recursive: true });
  await writeDurably(join(root, id, startFile), JSON.stringify(start));
  return toStaging(root, id, start);
}

/** Editions begun after the current one, latest first: older ones are not unfinished, they are outdated. */
async function namesAfter(root: string, pointer: Pointer | undefined): Promise<string[]> {
  const names = (await readdir(root)).filter(isEditionName);
  return names.filter((name) => !pointer || name > pointer.current).sort((a, b) => (a < b ? 1 : -1));
}

function toStaging(root: string, id: string, start: Start): Staging {
  const folder = join(root, id);
  return {
    ...start,
    id,
    folder,
    readPiece: (name) => readJson(join(folder, name)),
    writePiece: (name, data) => writeDurably(join(folder, name), Buffer.isBuffer(data) ? data : JSON.stringify(data)),
  };
}

/** What the project itself wrote; undefined when the file is missing or damaged. */
async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Removes the editions that nobody can be reading: all but those named. */
export async function removeOtherEditions(root: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of (await readdir(root)).filter(isEditionName)) {
    if (!kept.includes(name)) await rm(join(root, name), { recursive: true, force: true });
  }
}
