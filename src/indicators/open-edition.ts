import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../base/base';
import { readBlock } from './blocks';
import { type Catalogue, editionFiles, readCatalogue } from './catalogue';
import type { Description, Edition } from './edition';
import { rememberRecent } from './recent';
import type { DescribedIndicator } from './source';
import { toValues } from './values';

// The largest blocks take some 600 kB, so that this is 15 MB at the very most.
const blocksInMemory = 24;

/** Opens a finished edition's folder. One that cannot be read is an OperatorError that says how to mend it. */
export function openEdition(folder: string): Edition {
  const catalogue = readOrExplain(folder);
  const valuesOf = rememberRecent(blocksInMemory, async (id: number) =>
    toValues(await readBlock(join(folder, editionFiles.block(id)), id)),
  );
  return {
    id: catalogue.id,
    source: 'sotkanet',
    downloaded: catalogue.downloaded,
    indicators: catalogue.indicators,
    regions: catalogue.regions,
    hasValues: (id) => catalogue.withValues.has(id),
    values: async (id) => (catalogue.withValues.has(id) ? valuesOf(id) : undefined),
    description: async (id) => (catalogue.indicators.has(id) ? readDescription(folder, id) : undefined),
  };
}

function readOrExplain(folder: string): Catalogue {
  try {
    return readCatalogue(folder);
  } catch (cause) {
    throw new OperatorError(`the figures in ${folder} cannot be read; run "kumppani sync" to download them again`, {
      cause,
    });
  }
}

async function readDescription(folder: string, id: number): Promise<Description> {
  const path = join(folder, editionFiles.indicator(id));
  try {
    const described: DescribedIndicator = JSON.parse(await readFile(path, 'utf8'));
    return described.description;
  } catch (cause) {
    throw new OperatorError(`${path} cannot be read; run "kumppani sync" to download it again`, { cause });
  }
}
