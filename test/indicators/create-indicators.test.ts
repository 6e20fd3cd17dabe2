import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createIndicators, openStarter } from '../../src/indicators/indicators';
import { buildIndicator, buildRows } from '../support/sotkanet-data';
import { type SyncSetup, setUpSync, starterFile } from '../support/sync-setup';

const lohja = 202;
const second = 1000;
let setup: SyncSetup;

beforeEach(async () => {
  setup = await setUpSync([buildIndicator(4, buildRows(lohja, 'total', { 2020: 1 }))]);
});

afterEach(() => setup.close());

describe('the figures to answer from', () => {
  it('are the starter figures before the first sync', async () => {
    const indicators = setup.openIndicators();
    expect(indicators.edition().source).toBe('starter');
    await expect(indicators.lookUp({ indicator: 4, region: lohja })).resolves.toMatchObject({ reason: 'notInStarter' });
  });

  it('are those of a new sync within a second, without opening anew', async () => {
    const indicators = setup.openIndicators();
    expect(indicators.edition().source).toBe('starter');
    await setup.sync([4]);
    setup.clock.advance(second);
    await expect(indicators.lookUp({ indicator: 4, region: lohja })).resolves.toMatchObject({ figure: { value: 1 } });

    setup.fake.indicators[0] = buildIndicator(4, buildRows(lohja, 'total', { 2021: 2 }), {
      'data-updated': '2026-11-20',
    });
    await setup.sync([4]);
    setup.clock.advance(second);
    await expect(indicators.lookUp({ indicator: 4, region: lohja })).resolves.toMatchObject({ figure: { value: 2 } });
  });

  it('are asked by `answer`, too, with the source’s limits read from the edition', async () => {
    setup.fake.indicators[0] = buildIndicator(4, buildRows(lohja, 'total', { 2020: 1, 2021: 2 }), {
      limits: { fi: '<p>Vain <b>julkiset</b> palvelut.</p>', sv: '', en: '' },
    });
    await setup.sync([4]);
    const indicators = setup.openIndicators();
    const question = { ask: 'trend', indicator: 4, regions: [lohja], gender: 'total' } as const;
    await expect(indicators.answer(question)).resolves.toMatchObject({
      ...{ kind: 'trend', points: [{ value: 1 }, { value: 2 }] },
      notes: [{ kind: 'limits', text: { fi: 'Vain julkiset palvelut.' } }],
    });
  });

  it('stay readable in an edition that a question holds while a sync switches', async () => {
    await setup.sync([4]);
    const held = setup.openIndicators().edition();
    setup.clock.advance(second);
    await setup.sync([4]);
    expect((await held.values(4))?.value(lohja, 2020, 'total')).toBe(1);
  });

  it('are looked for on the disk at most once a second', async () => {
    const indicators = setup.openIndicators();
    indicators.edition();
    await setup.sync([4]);
    setup.clock.advance(second - 1);
    expect(indicators.edition().source).toBe('starter');
    setup.clock.advance(1);
    expect(indicators.edition().source).toBe('sotkanet');
  });

  it('are noticed also after the clock was set back', async () => {
    const indicators = setup.openIndicators();
    indicators.edition();
    await setup.sync([4]);
    setup.clock.advance(-3600 * second);
    expect(indicators.edition().source).toBe('sotkanet');
  });

  it('are opened once: the same edition is given until the next sync', async () => {
    await setup.sync([4]);
    const indicators = setup.openIndicators();
    const edition = indicators.edition();
    setup.clock.advance(second);
    expect(indicators.edition()).toBe(edition);
  });

  it('are the starter figures again when the synced ones were removed', async () => {
    await setup.sync([4]);
    const indicators = setup.openIndicators();
    expect(indicators.edition().source).toBe('sotkanet');
    await rm(setup.root, { recursive: true });
    setup.clock.advance(second);
    expect(indicators.edition().source).toBe('starter');
  });
});

describe('damaged figures', () => {
  it('in a block are an operator’s fault for that indicator, while the starter figures stay usable', async () => {
    const { edition } = await setup.sync([4]);
    await writeFile(join(setup.root, edition, 'values', '4.block'), 'x');
    const lookUp = setup.openIndicators().lookUp({ indicator: 4, region: lohja });
    await expect(lookUp).rejects.toMatchObject({ code: 'operator', message: expect.stringContaining('kumppani sync') });
    expect(openStarter(starterFile).hasValues(683)).toBe(true);
  });

  it.each(['', '{', '{"current":"../../etc"}', 'null'])(
    'in the pointer (%p) leave the starter figures in use and are told',
    async (pointer) => {
      await setup.sync([4]);
      await writeFile(join(setup.root, 'current.json'), pointer);
      const indicators = setup.openIndicators();
      expect(indicators.edition().source).toBe('starter');
      expect(indicators.fault()).toMatchObject({ code: 'operator', message: expect.stringContaining('current.json') });
      await expect(indicators.lookUp({ indicator: 683, region: lohja })).resolves.toMatchObject({ kind: 'found' });
    },
  );

  it('in the catalogue leave the edition in use that was open, until a sync mends them', async () => {
    await setup.sync([4]);
    const indicators = setup.openIndicators();
    const before = indicators.edition();
    setup.clock.advance(second);
    const { edition } = await setup.sync([4]);
    await appendFile(join(setup.root, edition, 'catalogue.json'), '}');
    setup.clock.advance(second);
    expect(indicators.edition()).toBe(before);
    expect(indicators.fault()).toMatchObject({ code: 'operator' });
    const mended = await setup.sync([4]);
    setup.clock.advance(second);
    expect(indicators.edition().id).toBe(mended.edition);
    expect(indicators.fault()).toBeUndefined();
  });

  it('in the long texts are an operator’s fault', async () => {
    const { edition } = await setup.sync([4]);
    await writeFile(join(setup.root, edition, 'indicators', '4.json'), '');
    await expect(setup.openIndicators().edition().description(4)).rejects.toMatchObject({ code: 'operator' });
  });

  it('among the starter figures stop the start', () => {
    const create = () => createIndicators({ ...setup, starterFile: join(setup.dataDir, 'none.json') });
    expect(create).toThrow(expect.objectContaining({ code: 'operator' }));
  });
});
