import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIndicators, type Indicators, type SyncOptions, syncFigures } from '../../src/indicators/indicators';
import { createSotkanet } from '../../src/sources/sotkanet';
import { type FakeIndicator, type FakeSotkanet, startFakeSotkanet } from './fake-sotkanet';
import { createSetClock, type SetClock } from './set-clock';
import { exampleRegions } from './sotkanet-data';

export const starterFile = join(__dirname, '..', '..', 'data', 'starter-figures.json');

export interface SyncSetup {
  readonly fake: FakeSotkanet;
  readonly clock: SetClock;
  readonly dataDir: string;
  /** The folder that editions, pointer and locks are in. */
  readonly root: string;
  sync(chosen: SyncOptions['chosen'], overrides?: Partial<SyncOptions>): ReturnType<typeof syncFigures>;
  openIndicators(): Indicators;
  close(): Promise<void>;
}

/** A fake Sotkanet, an empty data folder, and a clock that stands still. */
export async function setUpSync(indicators: FakeIndicator[]): Promise<SyncSetup> {
  const fake = await startFakeSotkanet({ indicators, regions: exampleRegions });
  const dataDir = await mkdtemp(join(tmpdir(), 'kumppani-'));
  const clock = createSetClock();
  return {
    fake,
    clock,
    dataDir,
    root: join(dataDir, 'sotkanet'),
    sync(chosen, overrides) {
      const source = createSotkanet({ baseUrl: fake.baseUrl, version: '0', clock, wait: async () => undefined });
      return syncFigures({ source, dataDir, chosen, clock, ...overrides });
    },
    openIndicators: () => createIndicators({ dataDir, starterFile, clock }),
    async close() {
      await fake.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
