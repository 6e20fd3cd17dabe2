import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/base/base';
import { createIndicators, type Gender, syncFigures } from '../../src/indicators/indicators';
import { createSotkanet } from '../../src/sources/sotkanet';
import { starterFile } from '../support/sync-setup';

const shared = join(__dirname, '..', '..', '..', 'shared');
const serverFile = join(shared, 'tools', 'sotkanet-server.mjs');
const valuesFile = join(shared, 'data', 'sotkanet', 'values.csv');
const isPresent = existsSync(serverFile) && existsSync(valuesFile);
const sampleSize = 500;

interface Sample {
  readonly indicator: number;
  readonly region: number;
  readonly year: number;
  readonly gender: Gender;
  readonly value: number;
}

/** Evenly spread over the file, so that every run compares the same values. */
function readSample(): { sample: Sample[]; indicators: number[] } {
  const rows = readFileSync(valuesFile, 'utf8').trim().split('\n').slice(1).map(toSample);
  const step = Math.floor(rows.length / sampleSize);
  const sample = rows.filter((_row, index) => index % step === 0).slice(0, sampleSize);
  return { sample, indicators: [...new Set(rows.map((row) => row.indicator))] };
}

function toSample(line: string): Sample {
  const [indicator, region, year, gender, value, absValue] = line.split(';');
  const isGender = gender === 'total' || gender === 'male' || gender === 'female';
  if (!isGender) throw new Error(line);
  return {
    indicator: Number(indicator),
    region: Number(region),
    year: Number(year),
    gender,
    value: Number(value || absValue),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

async function startServer(port: number): Promise<ChildProcess> {
  const server = spawn(process.execPath, [serverFile, '--port', String(port), '--fail-rate', '0.2'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (server.stdout) await once(server.stdout, 'data');
  return server;
}

if (isPresent) {
  describe('real figures, from a server that fails every fifth request,', () => {
    it(`arrive as they are in the source: ${sampleSize} values of all indicators compared`, async () => {
      const port = await freePort();
      const dataDir = await mkdtemp(join(tmpdir(), 'kumppani-'));
      const server = await startServer(port);
      try {
        const { sample, indicators } = readSample();
        const source = createSotkanet({
          baseUrl: `http://127.0.0.1:${port}/rest/1.1`,
          version: '0',
          clock: systemClock,
          wait: async () => undefined,
        });
        const summary = await syncFigures({ source, dataDir, chosen: indicators, clock: systemClock });
        expect(summary).toMatchObject({ withValues: indicators.length, skipped: [] });
        expect(summary.requests).toBeGreaterThan(summary.indicators);
        const edition = createIndicators({ dataDir, starterFile, clock: systemClock }).edition();
        expect(sample).toHaveLength(sampleSize);
        for (const { indicator, region, year, gender, value } of sample) {
          const found = (await edition.values(indicator))?.value(region, year, gender);
          expect({ indicator, region, year, gender, value: found }).toEqual({ indicator, region, year, gender, value });
        }
      } finally {
        server.kill();
        await rm(dataDir, { recursive: true, force: true });
      }
    }, 60_000);
  });
} else {
  describe('real figures', () => {
    it('were NOT compared: the server with real data is not on this machine', () => expect(isPresent).toBe(false));
  });
}
