import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../base/base';
import { readBlock } from './blocks';
import { type Catalogue, editionFiles, readCatalogue } from './catalogue';
import type { Description, Edition, Values } from './edition';
import { rememberRecent } from './recent';
import type { DescribedIndicator } from './source';
import { openTitleIndex } from './title-index';
import { toValues } from './values';

// The largest blocks take some 600 kB: this holds at least a hundred of them, more than every sync brings.
const blockBytesInMemory = 64 * 1024 * 1024;
// Some 10 kB each.
const descriptionsInMemory = 200;

/** Opens a finished edition's folder. One that cannot be read is an OperatorError that says how to mend it. */
export function openEdition(folder: string): Edition {
  const catalogue = readOrExplain(folder);
  const blockOf = rememberRecent(
    blockBytesInMemory,
    (id: number) => openBlock(folder, id),
    ({ bytes }) => bytes,
  );
  const descriptionOf = rememberRecent(descriptionsInMemory, (id: number) => readDescription(folder, id));
  return {
    id: catalogue.id,
    source: 'sotkanet',
    downloaded: catalogue.downloaded,
    indicators: catalogue.indicators,
    regions: catalogue.regions,
    titleIndex: openTitleIndex(join(folder, editionFiles.titles), catalogue.indicators),
    hasValues: (id) => catalogue.withValues.has(id) && !catalogue.empty.has(id),
    values: async (id) => (catalogue.withValues.has(id) ? (await blockOf(id)).values : undefined),
    description: async (id) => (catalogue.indicators.has(id) ? descriptionOf(id) : undefined),
  };
}

async function openBlock(folder: string, id: number): Promise<{ readonly values: Values; readonly bytes: number }> {
  const keyed = await readBlock(join(folder, editionFiles.block(id)), id);
  return { values: toValues(keyed), bytes: keyed.keys.byteLength + keyed.values.byteLength };
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
