// Runs the benchmarks: `npm run bench`, or `npm run bench -- store` for those whose file name contains "store".
//
// A benchmark is a file bench/<name>.bench.mjs that exports
//   sides:  { [name]: async () => number | { [unit]: number } }   what is measured: each call in a process of its own
//   ratios: [{ claim, of, to, unit?, atLeast? | atMost? }]   the claims: a figure of one side ÷ that of another
//   unit:   what a bare number is, and a ratio is of when it does not say, e.g. 'writes/s'
// Machines differ and have moods, so only ratios are claimed: the sides take turns (A B A B …), each round gives its own
// ratio, and the median of the rounds counts. Exit code 1 when a claim does not hold.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const rounds = 5;
const here = dirname(fileURLToPath(import.meta.url));

/** The figures of one side by unit, measured in a fresh process. */
function measure(file, side, unit) {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--side', file, side], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${basename(file)}, ${side}: no figure`);
  const measured = JSON.parse(run.stdout.trim().split('\n').at(-1));
  const figures = typeof measured === 'number' ? { [unit]: measured } : measured;
  const measuredAll = Object.values(figures);
  // A share may be none, but nothing that is measured is all noughts.
  if (!measuredAll.every((figure) => figure >= 0) || !measuredAll.some((figure) => figure > 0)) {
    throw new Error(`${basename(file)}, ${side}: no figure`);
  }
  return figures;
}

function spread(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], min: sorted[0], max: sorted.at(-1) };
}

function spreadByUnit(rounds) {
  return Object.fromEntries(Object.keys(rounds[0]).map((unit) => [unit, spread(rounds.map((round) => round[unit]))]));
}

function isMet({ atLeast, atMost }, ratio) {
  if (atLeast === undefined && atMost === undefined) return undefined;
  return (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
}

async function runBenchmark(file) {
  const { sides, ratios, unit } = await import(pathToFileURL(file).href);
  const name = basename(file, '.bench.mjs');
  const figures = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`${name}: round ${round + 1} of ${rounds}\n`);
    for (const side of Object.keys(sides)) figures[side].push(measure(file, side, unit));
  }
  return {
    name,
    sides: Object.fromEntries(Object.entries(figures).map(([side, all]) => [side, spreadByUnit(all)])),
    ratios: ratios.map((ratio) => {
      const wanted = ratio.unit ?? unit;
      const each = figures[ratio.of].map((round, number) => round[wanted] / figures[ratio.to][number][wanted]);
      const { median, min, max } = spread(each);
      return { ...ratio, median, min, max, isMet: isMet(ratio, median) };
    }),
  };
}

function table(results) {
  const target = ({ atLeast, atMost }) =>
    atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '';
  const verdict = ({ isMet }) => (isMet === undefined ? '' : isMet ? 'met' : 'MISSED');
  const short = (figure) => figure.toPrecision(3);
  const rows = results.flatMap(({ name, ratios }) =>
    ratios.map((ratio) => [
      name,
      ratio.claim,
      short(ratio.median),
      `${short(ratio.min)}–${short(ratio.max)}`,
      target(ratio),
      verdict(ratio),
    ]),
  );
  const all = [['benchmark', 'ratio', 'median', 'spread', 'target', ''], ...rows];
  return inColumns(all);
}

function inColumns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table for each benchmark: its sides across, what was measured down. */
function sideTables(results) {
  return results
    .map(({ name, sides }) => {
      const units = [...new Set(Object.values(sides).flatMap((figures) => Object.keys(figures)))];
      const cell = (figures, unit) => (figures[unit] === undefined ? '' : shortly(figures[unit].median));
      const rows = units.map((unit) => [unit, ...Object.values(sides).map((figures) => cell(figures, unit))]);
      return inColumns([[name, ...Object.keys(sides)], ...rows]);
    })
    .join('\n\n');
}

function shortly(figure) {
  return figure >= 100 ? Math.round(figure).toLocaleString('en') : String(Number(figure.toPrecision(3)));
}

async function main([wanted = '']) {
  const files = readdirSync(here).filter((name) => name.endsWith('.bench.mjs') && name.includes(wanted));
  const results = [];
  for (const name of files.sort()) results.push(await runBenchmark(join(here, name)));
  console.log(`${table(results)}\n\nOn this machine, median of ${rounds}:\n\n${sideTables(results)}`);
  const machine = { node: process.version, platform: process.platform, rounds };
  writeFileSync(join(here, 'results.json'), `${JSON.stringify({ ...machine, results }, null, 2)}\n`);
  if (results.some(({ ratios }) => ratios.some(({ isMet }) => isMet === false))) process.exitCode = 1;
}

if (process.argv[2] === '--side') {
  const [file, side] = process.argv.slice(3);
  const { sides } = await import(pathToFileURL(file).href);
  console.log(JSON.stringify(await sides[side]()));
} else {
  await main(process.argv.slice(2));
}
