import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf, OperatorError } from '../base/base';
import { syncFolder, writeDurably } from './durable-files';

/** Where the synced figures of a data folder are: one folder per edition, a pointer to the current one, locks. */
export function figuresFolder(dataDir: string): string {
  return join(dataDir, 'sotkanet');
}

const editionName = z.string().regex(/^\d{8}T\d{9}Z-[\w-]{6}$/);
const pointerFormat = z.object({ current: editionName, previous: editionName.optional() });

/** Names the edition to read and the one before it, which a running server may still be reading. */
export type Pointer = Readonly<z.infer<typeof pointerFormat>>;

export function isEditionName(name: string): boolean {
  return editionName.safeParse(name).success;
}

export function pointerPath(root: string): string {
  return join(root, 'current.json');
}

/** The pointer; undefined before the first sync. A damaged one is an OperatorError. */
export function readPointer(root: string): Pointer | undefined {
  const path = pointerPath(root);
  try {
    return pointerFormat.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw new OperatorError(`${path} is damaged; run "kumppani sync" to download the figures again`, { cause });
  }
}

/** Makes `current` the edition that everyone reads, in one step that a crash cannot cut in half. */
export async function switchPointer(root: string, pointer: Pointer): Promise<void> {
  await writeDurably(pointerPath(root), `${JSON.stringify(pointer)}\n`);
  await syncFolder(root);
}
