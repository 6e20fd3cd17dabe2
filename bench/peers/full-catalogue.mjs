// A synced data folder of full size, as a bot finds it at its start: 4,000 titles and their search index. The titles are the
// real ones where these lie beside the project, else those of the starter figures; made-up ones fill the rest.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shared = join(root, '..', 'shared', 'data');
const edition = '20260101T000000000Z-aaaaaa';
const size = 4_000;

/** Makes the folder and removes it when the process ends; gives its path. */
export async function makeDataFolder() {
  const { writeCatalogue, editionFiles } = require('../../dist/indicators/catalogue.js');
  const { encodeTitleIndex } = require('../../dist/indicators/title-index.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'kumppani-bench-'));
  process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const folder = join(dataDir, 'sotkanet', edition);
  mkdirSync(join(folder, editionFiles.indicators), { recursive: true });
  const { indicators, regions } = readReal() ?? readStarter();
  const all = new Map([...indicators, ...madeUp(size - indicators.length)].map((one) => [one.id, one]));
  const catalogue = {
    id: edition,
    source: 'bench',
    downloaded: '2026-01-01',
    indicators: all,
    regions: new Map(regions.map((region) => [region.id, region])),
    withValues: new Set(),
    empty: new Set(),
  };
  const noTexts = { definition: {}, interpretation: {}, limits: {} };
  for (const indicator of all.values()) {
    writeFileSync(
      join(folder, editionFiles.indicator(indicator.id)),
      JSON.stringify({ indicator, description: noTexts }),
    );
  }
  writeFileSync(join(folder, editionFiles.catalogue), writeCatalogue(catalogue));
  writeFileSync(join(folder, editionFiles.titles), await encodeTitleIndex(all));
  writeFileSync(join(dataDir, 'sotkanet', 'current.json'), JSON.stringify({ current: edition }));
  return { dataDir, titles: [...all.values()].map(({ id, title }) => ({ id, ...title })) };
}

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

function readReal() {
  if (!existsSync(join(shared, 'sotkanet'))) return undefined;
  const listed = ['indicators.json', 'newer-titles.json'].flatMap((file) => read(shared, 'sotkanet', file));
  return {
    indicators: listed.map(({ id, title, classifications }) => indicator(id, title, classifications.sex.values)),
    regions: read(shared, 'sotkanet', 'regions.json'),
  };
}

function readStarter() {
  return read(root, 'data', 'starter-figures.json');
}

function indicator(id, title, genders) {
  return { id, title, organization: { fi: 'THL' }, genders, levels: [], decimals: 1 };
}

function madeUp(count) {
  return Array.from({ length: Math.max(0, count) }, (_, n) =>
    indicator(
      1_000_000 + n,
      {
        fi: `Palvelua numero ${n} käyttäneet, %`,
        sv: `Användare av tjänst ${n}, %`,
        en: `Users of service ${n}, %`,
      },
      ['total'],
    ),
  );
}
