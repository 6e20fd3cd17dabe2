import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, OperatorError } from '../base/base';
import { type Catalogue, editionFiles, readCatalogue, writeCatalogue } from './catalogue';
import { downloadPieces, type SkippedPiece, type SyncProgress } from './download';
import { syncFolder } from './durable-files';
import { requireIndicators } from './enough';
import { figuresFolder, type Pointer, readPointer, switchPointer } from './pointer';
import type { FigureSource } from './source';
import { openStaging, removeOtherEditions, type Staging } from './staging';
import { takeSyncLock } from './sync-lock';
import { encodeTitleIndex } from './title-index';

export interface SyncOptions {
  readonly source: FigureSource;
  readonly dataDir: string;
  /** Indicators whose values are wanted. What earlier syncs brought is kept up to date besides. */
  readonly chosen: readonly number[] | 'all';
  readonly clock: Clock;
  readonly onProgress?: (progress: SyncProgress) => void;
}

export interface SyncSummary {
  /** The id of the edition that is now current. */
  readonly edition: string;
  readonly indicators: number;
  readonly regions: number;
  /** Single values. */
  readonly values: number;
  /** Indicators whose values are there. */
  readonly withValues: number;
  /** What this run could not read and left out. */
  readonly skipped: readonly SkippedPiece[];
  /** Requests sent by this run, repeats included. */
  readonly requests: number;
}

/**
 * Downloads all metadata and the wanted values as a new edition, and makes it current when it is complete. Until then
 * readers see the one before. After an interruption or a crash the next call goes on with the finished pieces, if it
 * comes within a day. Throws the source's fault when that cannot be reached, and an OperatorError while another sync runs
 * or when the source gives far less than is in use.
 */
export async function syncFigures(options: SyncOptions): Promise<SyncSummary> {
  const root = figuresFolder(options.dataDir);
  await mkdir(root, { recursive: true });
  const release = await takeSyncLock(root);
  try {
    return await buildEdition(root, options);
  } finally {
    await release();
  }
}

async function buildEdition(root: string, { source, chosen, clock, onProgress }: SyncOptions): Promise<SyncSummary> {
  const before = source.requests;
  const pointer = orNothing(() => readPointer(root));
  const staging = await openStaging(root, source.name, pointer, clock);
  if (pointer) await removeOtherEditions(root, [staging.id, pointer.current, pointer.previous]);
  const current = pointer && currentOf(root, pointer, source.name);
  const pieces = await downloadPieces({ source, staging, current, chosen, onProgress });
  const { regions, indicators, values, skipped } = pieces;
  try {
    // Once more: those listed may have been gone one by one.
    requireIndicators(source.name, indicators.size, current?.catalogue);
  } catch (fault) {
    // Their list is of no use to the next sync either.
    await removeOtherEditions(root, [pointer?.current, pointer?.previous]);
    throw fault;
  }
  const catalogue: Catalogue = {
    id: staging.id,
    source: source.name,
    downloaded: staging.started.slice(0, 10),
    indicators,
    regions: new Map(regions.map((region) => [region.id, region])),
    withValues: new Set(values.keys()),
    empty: new Set([...values].flatMap(([id, count]) => (count === 0 ? id : []))),
  };
  await publish(root, staging, catalogue, pointer);
  return {
    edition: staging.id,
    indicators: indicators.size,
    regions: catalogue.regions.size,
    values: [...values.values()].reduce((sum, count) => sum + count, 0),
    withValues: values.size,
    skipped,
    requests: source.requests - before,
  };
}

/** Makes the finished edition current. Files were made durable one by one; their names are here, before anyone may read them. */
async function publish(root: string, staging: Staging, catalogue: Catalogue, pointer: Pointer | undefined) {
  await staging.writePiece(editionFiles.titles, await encodeTitleIndex(catalogue.indicators));
  await staging.writePiece(editionFiles.catalogue, Buffer.from(writeCatalogue(catalogue)));
  for (const folder of [editionFiles.indicators, editionFiles.values, '.'])
    await syncFolder(join(staging.folder, folder));
  await syncFolder(root);
  await switchPointer(root, { current: staging.id, previous: pointer?.current });
  await removeOtherEditions(root, [staging.id, pointer?.current]);
}

/** The current edition, if its unchanged values may be used again: not one of another source, nor a damaged one. */
function currentOf(root: string, pointer: Pointer, source: string) {
  const folder = join(root, pointer.current);
  try {
    const catalogue = readCatalogue(folder);
    return catalogue.source === source ? { folder, catalogue } : undefined;
  } catch {
    return undefined;
  }
}

/** A sync is how an operator mends damaged figures, so damage must not stop it. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}
