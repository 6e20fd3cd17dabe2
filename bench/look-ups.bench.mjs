// What a look-up costs over a table of full size: 4,000 indicators × 320 regions × 20 years × 3 genders are 77 million values.
// The catalogue lists all 4,000; blocks are on the disk for 16 of them, each of full size (19,200 values), and the look-ups go
// to these at random, through the edition as a sync leaves it. Eighteen times as many blocks fit into the bot's memory; one that is
// not there is read first ("first look-up"). The peer is SQLite (libsql, in memory, an index for either kind of query) with
// the values of these 16 only, and it is told the year to rank. Every answer of ours also carries the levels above,
// notes and source; SQLite only gives the same rows.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const [indicators, blocks, counties, regionsInAll, years, firstYear] = [4_000, 16, 23, 320, 20, 2005];
const genders = ['total', 'male', 'female'];
const [warmUps, lookUps] = [1_000, 3_000];
const limitNs = 100_000;
const country = 1;
const kinds = ['value', 'trend', 'ranking'];
const unitOf = (kind, share) => `ns, ${kind}, ${share}`;

export const unit = unitOf('value', 'p50');

export const sides = { 'the edition': measureEdition, SQLite: measureSqlite, '0.1 ms': limit };

export const ratios = kinds.flatMap((kind) => [
  { claim: `${kind}, p95 ÷ 0.1 ms`, of: 'the edition', to: '0.1 ms', unit: unitOf(kind, 'p95'), atMost: 1 },
  ...['p50', 'p95'].map((share) => ({
    ...{ claim: `${kind}, ${share} ÷ SQLite`, of: 'the edition', to: 'SQLite', unit: unitOf(kind, share), atMost: 1 },
  })),
]);

function limit() {
  return Object.fromEntries(kinds.flatMap((kind) => ['p50', 'p95'].map((share) => [unitOf(kind, share), limitNs])));
}

// The country, the counties, and municipalities that lie in both.
const regions = Array.from({ length: regionsInAll }, (_, index) => {
  const id = index + 1;
  const isCounty = index > 0 && index <= counties;
  const category = index === 0 ? 'MAA' : isCounty ? 'HYVINVOINTIALUE' : 'KUNTA';
  const memberOf = index === 0 ? [] : isCounty ? [country] : [country, countyOf(id)];
  return { id, code: String(id), category, title: { fi: `Alue ${id}` }, memberOf };
});
const municipalities = regions.filter(({ category }) => category === 'KUNTA').map(({ id }) => id);

function countyOf(id) {
  return 2 + (id % counties);
}

/** The same numbers on either side. */
function* rowsOf(indicator) {
  for (const { id: region } of regions) {
    for (const gender of genders) {
      for (let year = firstYear; year < firstYear + years; year += 1) {
        const value = ((indicator * 7_919 + region * 104_729 + year * 31 + gender.length) % 100_003) / 10;
        yield { region, gender, year, value };
      }
    }
  }
}

/** The same questions on either side: which indicator, municipality and gender comes next. */
function asked(number) {
  const random = (number * 2_654_435_761) % 2 ** 32;
  return {
    indicator: 1 + (random % blocks),
    region: municipalities[(random >>> 8) % municipalities.length],
    gender: genders[(random >>> 20) % genders.length],
  };
}

/** Nanoseconds by kind, of one look-up after the other. */
async function measure(lookUp) {
  const measured = {};
  for (const kind of kinds) {
    const times = [];
    for (let number = 0; number < warmUps + lookUps; number += 1) {
      const start = process.hrtime.bigint();
      const found = await lookUp[kind](asked(number));
      times.push(Number(process.hrtime.bigint() - start));
      if (!found) throw new Error(`${kind}: nothing was found`);
    }
    Object.assign(measured, shares(kind, times.slice(warmUps)));
  }
  return measured;
}

function shares(kind, times) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(sorted.length * share)];
  return { [unitOf(kind, 'p50')]: at(0.5), [unitOf(kind, 'p95')]: at(0.95) };
}

async function measureEdition() {
  const { answerFigures } = require('../dist/indicators/answer-figures.js');
  const { openEdition } = require('../dist/indicators/indicators.js');
  const folder = mkdtempSync(join(tmpdir(), 'kumppani-bench-'));
  try {
    await writeEdition(folder);
    const edition = openEdition(folder);
    const ask = async (ask, kind, { indicator, region, gender }) =>
      (await answerFigures(edition, { ask, indicator, regions: [region], gender })).kind === kind;
    const first = [];
    for (let indicator = 1; indicator <= blocks; indicator += 1) {
      const start = process.hrtime.bigint();
      await ask('value', 'found', { indicator, region: municipalities[0], gender: 'total' });
      first.push(Number(process.hrtime.bigint() - start));
    }
    const measured = await measure({
      value: (question) => ask('value', 'found', question),
      trend: (question) => ask('trend', 'trend', question),
      ranking: (question) => ask('rank', 'ranking', { ...question, region: country }),
    });
    return { ...measured, ...shares('first look-up', first) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a sync leaves. */
async function writeEdition(folder) {
  const { encodeBlock } = require('../dist/indicators/blocks.js');
  const { editionFiles, writeCatalogue } = require('../dist/indicators/catalogue.js');
  const { toKeyedValues } = require('../dist/indicators/values.js');
  const texts = { fi: 'Teksti. '.repeat(100), sv: 'Text. '.repeat(100), en: 'Text. '.repeat(100) };
  const list = Array.from({ length: indicators }, (_, index) => ({
    ...{ id: index + 1, title: { fi: `Indikaattori ${index + 1}, % väestöstä` }, organization: { fi: 'THL' } },
    ...{ genders, levels: ['Kunta', 'Maa'], range: { start: firstYear, end: firstYear + years - 1 }, decimals: 1 },
  }));
  mkdirSync(join(folder, editionFiles.indicators));
  mkdirSync(join(folder, editionFiles.values));
  for (const indicator of list.slice(0, blocks)) {
    const { id } = indicator;
    writeFileSync(join(folder, editionFiles.block(id)), await encodeBlock(id, toKeyedValues(rowsOf(id))));
    const described = { indicator, description: { definition: texts, interpretation: texts, limits: texts } };
    writeFileSync(join(folder, editionFiles.indicator(id)), JSON.stringify(described));
  }
  const byId = (items) => new Map(items.map((item) => [item.id, item]));
  const catalogue = {
    ...{ id: 'bench', source: 'bench', downloaded: '2026-01-01', indicators: byId(list), regions: byId(regions) },
    withValues: new Set(list.map(({ id }) => id)),
    empty: new Set(),
  };
  writeFileSync(join(folder, editionFiles.catalogue), writeCatalogue(catalogue));
}

async function measureSqlite() {
  const Database = require('libsql');
  const db = new Database(':memory:');
  fill(db);
  const series = db.prepare(
    'SELECT year, value FROM figure WHERE indicator = ? AND region = ? AND gender = ? ORDER BY year',
  );
  const one = db.prepare('SELECT value FROM figure WHERE indicator = ? AND region = ? AND gender = ? AND year = ?');
  const ranked = db.prepare(
    `SELECT figure.region, value, RANK() OVER (ORDER BY value DESC) AS place FROM figure JOIN part ON part.region = figure.region
     WHERE indicator = ? AND gender = ? AND year = ? ORDER BY place`,
  );
  const last = firstYear + years - 1;
  return measure({
    value({ indicator, region, gender }) {
      const points = series.all(indicator, region, gender);
      const { year } = points.at(-1);
      return [countyOf(region), country].map((above) => one.get(indicator, above, gender, year)).every(Boolean);
    },
    trend({ indicator, region, gender }) {
      const all = [region, countyOf(region), country].map((of) => series.all(indicator, of, gender));
      return all.every(({ length }) => length === years);
    },
    ranking({ indicator, gender }) {
      return ranked.all(indicator, gender, last).length === municipalities.length;
    },
  });
}

function fill(db) {
  db.exec('CREATE TABLE figure (indicator INTEGER, region INTEGER, gender TEXT, year INTEGER, value REAL)');
  db.exec('CREATE TABLE part (region INTEGER PRIMARY KEY)');
  const insert = db.prepare('INSERT INTO figure VALUES (?, ?, ?, ?, ?)');
  const insertPart = db.prepare('INSERT INTO part VALUES (?)');
  db.exec('BEGIN');
  for (let indicator = 1; indicator <= blocks; indicator += 1) {
    for (const { region, gender, year, value } of rowsOf(indicator)) insert.run(indicator, region, gender, year, value);
  }
  for (const region of municipalities) insertPart.run(region);
  db.exec('COMMIT');
  db.exec('CREATE INDEX by_region ON figure (indicator, region, gender, year, value)');
  db.exec('CREATE INDEX by_year ON figure (indicator, gender, year, region, value)');
}
