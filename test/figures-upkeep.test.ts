import { readFileSync, writeFileSync } from 'node:fs';
import { createFiguresUpkeep, type FiguresUpkeep, type UpkeepStatus } from '../src/figures-upkeep';
import { createIndicators, type FigureSource, syncFigures } from '../src/indicators/indicators';
import { useDataFolder } from './support/data-folder';
import { createSetClock, type SetClock } from './support/set-clock';
import { exampleRegions } from './support/sotkanet-data';
import { starterFile } from './support/sync-setup';
import { createTestLog } from './support/test-server';

const inData = useDataFolder();
const day = 24 * 60 * 60_000;
/** So long new figures may go unnoticed. */
const glance = 1_000;
const ids = [1, 2, 3, 4, 5];

interface FakeSource extends FigureSource {
  isAway: boolean;
  /** How often its regions were asked for: once a sync. */
  readonly syncs: number;
}

function createSource(): FakeSource {
  const source = {
    name: 'http://figures.example',
    isAway: false,
    syncs: 0,
    requests: 0,
    async indicatorIds() {
      return { items: ids, odd: 0 };
    },
    async regions() {
      source.syncs += 1;
      if (source.isAway) throw new Error('nobody there');
      return { items: exampleRegions, odd: 0 };
    },
    async indicator(id: number) {
      const indicator = { id, title: { fi: `Luku ${id}` }, organization: {}, genders: [], levels: [], decimals: 0 };
      return {
        kind: 'found',
        found: { indicator, description: { definition: {}, interpretation: {}, limits: {} } },
      } as const;
    },
    async values() {
      return { kind: 'found', found: { items: [], odd: 0 } } as const;
    },
  };
  return source;
}

let clock: SetClock;
let source: FakeSource;
let said: string[];
/** What it was doing whenever it said something. */
let statuses: UpkeepStatus[];
let hear: (line: string) => void;
let upkeep: FiguresUpkeep;
/** The editions made ready, in their order. */
let prepared: string[];
let prepare: () => Promise<void>;
let logged: readonly Record<string, unknown>[];

beforeEach(() => {
  clock = createSetClock();
  source = createSource();
  said = [];
  statuses = [];
  hear = () => {};
  const { log, lines } = createTestLog();
  logged = lines;
  const indicators = createIndicators({ dataDir: inData(), starterFile, clock });
  const say = (line: string) => {
    said.push(line);
    statuses.push(upkeep.status());
    hear(line);
  };
  prepared = [];
  prepare = async () => {
    prepared.push(indicators.edition().source);
  };
  const parts = { source, indicators, prepare: () => prepare(), dataDir: inData(), chosen: ids, clock, log, say };
  upkeep = createFiguresUpkeep(parts);
});
afterEach(() => upkeep.stop());

const syncElsewhere = () => syncFigures({ source, dataDir: inData(), chosen: ids, clock });

/** Resolves when it says such a line. */
const hears = (wanted: RegExp) =>
  new Promise<void>((resolve) => {
    hear = (line) => {
      if (wanted.test(line)) resolve();
    };
  });

describe('the upkeep of the figures', () => {
  it('syncs at the start when there are only the starter figures', async () => {
    expect(upkeep.status()).toEqual({ kind: 'starter' });
    const ready = hears(/^Figures: ready, 0 values of 5 indicators, 5 indicators in all\.$/);
    upkeep.start();
    await ready;
    clock.advance(glance);
    expect(upkeep.status()).toEqual({ kind: 'current', downloaded: '2026-11-23' });
  });

  it('does not sync figures of less than a week', async () => {
    await syncElsewhere();
    clock.advance(6 * day);
    upkeep.start();
    await upkeep.stop();
    expect(source.syncs).toBe(1);
    expect(said).toEqual([]);
  });

  it('makes the figures ready at the start, and those that another process brought within a minute', async () => {
    source.isAway = true;
    upkeep.start();
    clock.advance(glance);
    source.isAway = false;
    await syncElsewhere();
    clock.advance(60_000);
    clock.advance(60_000);
    await upkeep.stop();
    expect(prepared).toEqual(['starter', 'sotkanet']);
  });

  it('goes on when figures cannot be made ready, and says so in the log only', async () => {
    await syncElsewhere();
    clock.advance(glance);
    prepare = async () => {
      throw new Error('the store is away');
    };
    upkeep.start();
    clock.advance(glance);
    await upkeep.stop();
    expect(said).toEqual([]);
    expect(logged).toEqual([expect.objectContaining({ msg: 'figures not made ready' })]);
  });

  it('syncs figures of more than a week, and goes on looking every day', async () => {
    await syncElsewhere();
    clock.advance(6 * day);
    upkeep.start();
    const ready = hears(/^Figures: ready/);
    clock.advance(day);
    await ready;
    clock.advance(glance);
    expect(source.syncs).toBe(2);
    expect(upkeep.status()).toEqual({ kind: 'current', downloaded: '2026-11-30' });
  });

  it('tells how far it is, in at most ten lines', async () => {
    const ready = hears(/^Figures: ready/);
    upkeep.start();
    await ready;
    expect(said[0]).toMatch(/^Fetching figures from http:\/\/figures\.example in the background/);
    const progress = said.filter((line) => /^Figures: \d+ of \d+ fetched \(\d+ %\)$/.test(line));
    expect(progress).toHaveLength(said.length - 2);
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.length).toBeLessThanOrEqual(10);
    expect(progress.at(-1)).toMatch(/^Figures: (\d+) of \1 fetched \(100 %\)$/);
    const [, done, total] = /(\d+) of (\d+)/.exec(progress[1] ?? '') ?? [];
    expect(statuses[2]).toEqual({ kind: 'syncing', done: Number(done), total: Number(total) });
  });

  it('says in one line that the source is away, goes on with what there is, and tries again a day later', async () => {
    source.isAway = true;
    const failed = hears(
      /^Figures: http:\/\/figures\.example cannot be reached now; going on with those of \d{4}-.*tried again tomorrow\.$/,
    );
    upkeep.start();
    await failed;
    expect(upkeep.status()).toEqual({ kind: 'offline' });
    expect(logged).toEqual([expect.objectContaining({ msg: 'figures not synced' })]);

    source.isAway = false;
    clock.advance(day - 1);
    expect(source.syncs).toBe(1);
    const ready = hears(/^Figures: ready/);
    clock.advance(1);
    await ready;
    clock.advance(glance);
    expect(upkeep.status()).toEqual({ kind: 'current', downloaded: '2026-11-24' });
  });

  it('is not called offline any more once somebody has synced on the command line', async () => {
    source.isAway = true;
    const failed = hears(/cannot be reached/);
    upkeep.start();
    await failed;
    source.isAway = false;
    await syncElsewhere();
    clock.advance(glance);
    expect(upkeep.status()).toEqual({ kind: 'current', downloaded: '2026-11-23' });
  });

  describe('when the synced figures are damaged', () => {
    const minute = 60_000;
    const isOfFault = (line: string) => line.includes('is damaged');
    const damage = (text: string) => {
      writeFileSync(inData('sotkanet', 'current.json'), text);
    };

    beforeEach(async () => {
      await syncElsewhere();
      source.isAway = true;
    });

    it('says and logs it at the start, once', async () => {
      damage('{"current":');
      upkeep.start();
      clock.advance(10 * minute);
      await upkeep.stop();
      expect(said.filter(isOfFault)).toEqual([
        expect.stringMatching(
          /^Figures: .*current\.json is damaged.*; answers come from those of \d{4}-\d\d-\d\d meanwhile\.$/,
        ),
      ]);
      expect(logged[0]).toMatchObject({ msg: 'figures not in use', err: { code: 'operator' } });
    });

    it('says it when they become so while it runs, and again when they do after they were well', async () => {
      const well = readFileSync(inData('sotkanet', 'current.json'), 'utf8');
      upkeep.start();
      clock.advance(minute);
      expect(said).toEqual([]);
      for (const text of ['x', well, 'xx']) {
        damage(text);
        clock.advance(minute);
      }
      expect(said.map(isOfFault)).toEqual([true, true]);
    });
  });

  it('looks no more after the stop, and says nothing of a sync that the stop cut off', async () => {
    source.isAway = true;
    upkeep.start();
    await upkeep.stop();
    clock.advance(2 * day);
    await upkeep.stop();
    expect(said).toEqual([expect.stringMatching(/^Fetching/)]);
    expect(logged).toEqual([]);
  });
});
