import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, OperatorError } from '../base/base';
import { readBlock } from './blocks';
import { type Catalogue, editionFiles } from './catalogue';
import type { Indicator } from './edition';
import type { DescribedIndicator } from './source';
import type { Staging } from './staging';

/** The edition in use, whose pieces may stand in for those that the source does not give. */
export interface EditionInUse {
  readonly folder: string;
  readonly catalogue: Catalogue;
}

/** An edition may lack one indicator's texts; any other fault of reading is one. */
function noneIfMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/** Stages the texts in use; undefined when there are none. */
export async function keepTexts(staging: Staging, inUse: EditionInUse, id: number): Promise<Indicator | undefined> {
  const indicator = inUse.catalogue.indicators.get(id);
  const path = join(inUse.folder, editionFiles.indicator(id));
  const bytes = indicator && (await readFile(path).catch(noneIfMissing));
  if (!bytes) return undefined;
  await staging.writePiece(editionFiles.indicator(id), bytes);
  return indicator;
}

/** Stages the values in use, and gives how many they are; undefined when there are none, or they are damaged. */
export async function keepValues(staging: Staging, inUse: EditionInUse, id: number): Promise<number | undefined> {
  if (!inUse.catalogue.withValues.has(id)) return undefined;
  const count = await countIn(inUse.folder, id);
  const block = editionFiles.block(id);
  if (count !== undefined) await staging.writePiece(block, await readFile(join(inUse.folder, block)));
  return count;
}

/** The indicator with the date of the values in use, so that the next sync sees that the source has newer ones. */
export async function keepDate(staging: Staging, inUse: EditionInUse, indicator: Indicator): Promise<Indicator> {
  const piece = editionFiles.indicator(indicator.id);
  const dated = { ...indicator, updated: inUse.catalogue.indicators.get(indicator.id)?.updated };
  const described = await staging.readPiece<DescribedIndicator>(piece);
  if (described) await staging.writePiece(piece, { ...described, indicator: dated });
  return dated;
}

/** How many values a folder holds of an indicator; undefined when it has no whole block of it. */
export async function countIn(folder: string, id: number): Promise<number | undefined> {
  try {
    return (await readBlock(join(folder, editionFiles.block(id)), id)).keys.length;
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}
