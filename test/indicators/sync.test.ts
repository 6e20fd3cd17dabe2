import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildIndicator, buildRows, exampleRegions } from '../support/sotkanet-data';
import { type SyncSetup, setUpSync } from '../support/sync-setup';

const lohja = 202;
let setup: SyncSetup;

beforeEach(async () => {
  setup = await setUpSync([
    buildIndicator(4, buildRows(lohja, 'total', { 2020: 1.5, 2021: 2 })),
    buildIndicator(683, [...buildRows(lohja, 'male', { 2020: 10 }), ...buildRows(lohja, 'female', { 2020: 12 })], {
      description: { fi: '<p>Määritelmä</p>' },
      'data-updated': '2024-01-01',
    }),
    buildIndicator(900, buildRows(lohja, 'total', { 2020: 9 })),
  ]);
});

afterEach(() => setup.close());

const editionNames = async () => (await readdir(setup.root)).filter((name) => /^\d/.test(name));
const blocksAsked = () => setup.fake.asked.filter((path) => path.startsWith('json')).map((path) => path.split('&')[0]);

describe('a sync', () => {
  it('brings all metadata and the values of the chosen indicators', async () => {
    const summary = await setup.sync([683]);
    expect(summary).toMatchObject({ indicators: 3, regions: 10, values: 2, withValues: 1, skipped: [], requests: 6 });
    const edition = setup.openIndicators().edition();
    expect(edition).toMatchObject({ id: summary.edition, source: 'sotkanet', downloaded: '2026-11-23' });
    expect([4, 683, 900].map((id) => edition.hasValues(id))).toEqual([false, true, false]);
    await expect(edition.values(4)).resolves.toBeUndefined();
    expect((await edition.values(683))?.value(lohja, 2020, 'female')).toBe(12);
    expect(edition.indicators.get(683)?.title.sv).toBe('Indikator 683, % av befolkningen');
  });

  it('leaves the long texts to be read when asked for', async () => {
    await setup.sync([]);
    const edition = setup.openIndicators().edition();
    await expect(edition.description(683)).resolves.toMatchObject({ definition: { fi: 'Määritelmä' } });
    await expect(edition.description(5)).resolves.toBeUndefined();
  });

  it('brings the values of every indicator when all are chosen', async () => {
    await expect(setup.sync('all')).resolves.toMatchObject({ values: 5, withValues: 3 });
  });

  it('fetches the chosen indicators first', async () => {
    setup.fake.indicators.unshift(...[5, 6, 7, 8].map((id) => buildIndicator(id)));
    // The lists are answered; then four lie there at once, in no certain order.
    setup.fake.holdAfter(2);
    const synced = setup.sync([900, 683]);
    await setup.fake.held(4);
    expect(setup.fake.asked.slice(2)).toEqual(expect.arrayContaining(['indicators/900', 'indicators/683']));
    setup.fake.resume();
    await synced;
  });

  it('tells how far it is', async () => {
    const steps: number[] = [];
    await setup.sync([4, 683], { onProgress: ({ done, total }) => steps.push(done / total) });
    expect(steps.map((step) => Math.round(step * 5))).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves out and reports what is gone or odd, and ends all the same', async () => {
    setup.fake.indicators.push(
      { id: 5, long: undefined, rows: [] },
      { id: 6, long: { id: 6 }, rows: [] },
      buildIndicator(8, [{ region: lohja, year: 2020, gender: 'total' }]),
      { ...buildIndicator(9), rows: undefined },
    );
    const { skipped, indicators } = await setup.sync([8, 9, 77]);
    expect(indicators).toBe(5);
    expect(skipped).toHaveLength(5);
    expect(skipped).toEqual(
      expect.arrayContaining([
        { piece: 'indicator', indicator: 5, reason: 'notFound', count: 1 },
        { piece: 'indicator', indicator: 6, reason: 'odd', count: 1 },
        { piece: 'values', indicator: 8, reason: 'odd', count: 1 },
        { piece: 'values', indicator: 9, reason: 'notFound', count: 1 },
        { piece: 'indicator', indicator: 77, reason: 'notFound', count: 1 },
      ]),
    );
    expect(setup.openIndicators().edition().hasValues(9)).toBe(false);
  });

  it('knows an indicator of which the source has no value from one with values', async () => {
    setup.fake.indicators.push({ ...buildIndicator(10), rows: [] });
    await setup.sync([4, 10]);
    const indicators = setup.openIndicators();
    expect([4, 10].map((id) => indicators.edition().hasValues(id))).toEqual([true, false]);
    await expect(indicators.lookUp({ indicator: 10, region: lohja })).resolves.toMatchObject({ reason: 'noFigures' });
  });

  it('succeeds though every fifth answer fails', async () => {
    setup.fake.trouble = (count) => (count % 5 === 0 ? { status: 503 } : count % 7 === 0 ? 'drop' : undefined);
    await expect(setup.sync('all')).resolves.toMatchObject({ values: 5 });
  });

  it('changes nothing when the source answers no list', async () => {
    await setup.sync([4]);
    setup.clock.advance(60_000);
    setup.fake.regions = 'huoltokatko';
    await expect(setup.sync([4])).rejects.toMatchObject({ code: 'malformed' });
    await expect(setup.openIndicators().lookUp({ indicator: 4, region: lohja })).resolves.toMatchObject({
      kind: 'found',
    });
  });
});

describe('a source that gives too little', () => {
  const only = (...categories: string[]) => exampleRegions.filter((region) => categories.includes(region.category));

  it.each([
    ['no regions', { regions: [] }, /gave no region of category MAA,/],
    ['no country', { regions: only('KUNTA', 'MAAKUNTA') }, /gave no region of category MAA,/],
    ['no home areas', { regions: only('KUNTA', 'MAA') }, /gave no region of category MAAKUNTA,/],
    ['no indicators', { listing: [] }, /gave 0 indicators,/],
    ['only indicators that it does not know', { listing: [{ id: 1 }, { id: 2 }] }, /gave 0 indicators,/],
  ])('fails the first sync when there are %s', async (_, poor, message) => {
    Object.assign(setup.fake, poor);
    await expect(setup.sync([4])).rejects.toMatchObject({ code: 'operator', message: expect.stringMatching(message) });
    expect(setup.openIndicators().edition().source).toBe('starter');
  });

  it.each([
    ['nothing at all', { regions: [], listing: [] }, /gave no region of category MAA,/],
    ['less than half of the regions', { regions: only('MAA', 'MAAKUNTA') }, /gave 3 regions where 10 are in use,/],
    ['less than half of the indicators', { listing: [{ id: 4 }] }, /gave 1 indicators where 3 are in use,/],
    ['less than half of the texts', { listing: [{ id: 4 }, { id: 5 }, { id: 6 }] }, /gave 1 indicators where 3 /],
  ])('leaves the edition in use when it is %s, and is asked anew the next time', async (_, poor, message) => {
    const { edition } = await setup.sync([4]);
    setup.clock.advance(60_000);
    Object.assign(setup.fake, poor);
    await expect(setup.sync([4])).rejects.toMatchObject({ code: 'operator', message: expect.stringMatching(message) });
    expect(setup.openIndicators().edition().id).toBe(edition);

    Object.assign(setup.fake, { regions: exampleRegions, listing: undefined });
    setup.clock.advance(60_000);
    await expect(setup.sync([4])).resolves.toMatchObject({ regions: 10 });
  });

  it('is taken into use when it is half of what was there', async () => {
    await setup.sync([4]);
    setup.clock.advance(60_000);
    setup.fake.regions = only('MAA', 'MAAKUNTA', 'HYVINVOINTIALUE');
    setup.fake.listing = [{ id: 4 }, { id: 683 }];
    await expect(setup.sync([4])).resolves.toMatchObject({ regions: 5, indicators: 2 });
  });
});

describe('a later sync', () => {
  beforeEach(async () => {
    await setup.sync([4, 683]);
    setup.clock.advance(60_000);
  });

  it('takes over values whose date of update is the same, and downloads the others', async () => {
    setup.fake.indicators[0] = buildIndicator(4, buildRows(lohja, 'total', { 2022: 3 }), {
      'data-updated': '2026-11-01',
    });
    await expect(setup.sync([4, 683])).resolves.toMatchObject({ values: 3, withValues: 2 });
    expect(blocksAsked().slice(2)).toEqual(['json?indicator=4']);
    const edition = setup.openIndicators().edition();
    expect((await edition.values(4))?.years).toEqual([2022]);
    expect((await edition.values(683))?.value(lohja, 2020, 'male')).toBe(10);
  });

  it('downloads again what has no date of update', async () => {
    setup.fake.indicators[0] = buildIndicator(4, [], { 'data-updated': undefined });
    await setup.sync([4, 683]);
    setup.clock.advance(60_000);
    await setup.sync([4, 683]);
    expect(blocksAsked().filter((path) => path === 'json?indicator=4')).toHaveLength(3);
  });

  it('keeps the values that an earlier one brought, when fewer are chosen now', async () => {
    await expect(setup.sync([900])).resolves.toMatchObject({ withValues: 3 });
  });

  it('downloads a damaged block again', async () => {
    const [name = ''] = await editionNames();
    await writeFile(join(setup.root, name, 'values', '4.block'), 'x');
    await setup.sync([4, 683]);
    await expect(setup.openIndicators().lookUp({ indicator: 4, region: lohja })).resolves.toMatchObject({
      kind: 'found',
    });
  });

  it('mends a damaged pointer', async () => {
    await writeFile(join(setup.root, 'current.json'), '{"current":"../../etc"}');
    await setup.sync([4]);
    expect(setup.openIndicators().edition().source).toBe('sotkanet');
  });

  it('takes nothing over from another source', async () => {
    const other = await setUpSync([buildIndicator(4, buildRows(lohja, 'total', { 2020: 77 }))]);
    try {
      await other.sync([4], { dataDir: setup.dataDir, clock: setup.clock });
      const found = await setup.openIndicators().lookUp({ indicator: 4, region: lohja });
      expect(found).toMatchObject({ figure: { value: 77 } });
    } finally {
      await other.close();
    }
  });

  it('keeps the edition before it, which a server may be reading, and removes those before', async () => {
    const names = await editionNames();
    names.push((await setup.sync([4])).edition);
    setup.clock.advance(60_000);
    names.push((await setup.sync([4])).edition);
    expect((await editionNames()).sort()).toEqual(names.slice(1));
  });

  it('removes neither of the two before it is complete', async () => {
    const [first = ''] = await editionNames();
    const second = await setup.sync([4]);
    setup.clock.advance(60_000);
    setup.fake.regions = 'huoltokatko';
    await expect(setup.sync([4])).rejects.toMatchObject({ code: 'malformed' });
    expect(await editionNames()).toEqual(expect.arrayContaining([first, second.edition]));
  });
});

describe('an indicator that the source fails at', () => {
  const refuse = (piece: string) => {
    setup.fake.trouble = (_, path) => (path.split('&')[0] === piece ? { status: 400 } : undefined);
  };
  const updateFour = () => {
    const rows = buildRows(lohja, 'total', { 2021: 7 });
    setup.fake.indicators[0] = buildIndicator(4, rows, { 'data-updated': '2026-11-01', title: { fi: 'Uusi nimi' } });
  };

  it.each(['indicators/4', 'json?indicator=4'])('is left out of the first sync (%s)', async (piece) => {
    refuse(piece);
    await expect(setup.sync([4, 683])).resolves.toMatchObject({
      withValues: 1,
      skipped: [{ indicator: 4, reason: 'odd', count: 1 }],
    });
  });

  it.each([
    ['indicators/4', 'indicator', 'Indikaattori 4, % väestöstä'],
    ['json?indicator=4', 'values', 'Uusi nimi'],
  ])('stays as it is in use, under its old date, until the source gives it again (%s)', async (piece, kind, fi) => {
    await setup.sync([4]);
    setup.clock.advance(60_000);
    updateFour();
    refuse(piece);
    await expect(setup.sync([4])).resolves.toMatchObject({
      indicators: 3,
      skipped: [{ piece: kind, indicator: 4, reason: 'odd', count: 1, kept: true }],
    });
    const kept = await setup.openIndicators().lookUp({ indicator: 4, region: lohja });
    expect(kept).toMatchObject({
      indicator: { title: { fi } },
      figure: { value: 2 },
      source: { updated: '2025-04-29' },
    });
    await expect(setup.openIndicators().edition().description(4)).resolves.toBeDefined();

    setup.clock.advance(60_000);
    setup.fake.trouble = () => undefined;
    await setup.sync([4]);
    const fresh = await setup.openIndicators().lookUp({ indicator: 4, region: lohja });
    expect(fresh).toMatchObject({ figure: { value: 7 }, source: { updated: '2026-11-01' } });
  });

  it('is not kept once it is gone from the source', async () => {
    await setup.sync([4]);
    setup.clock.advance(60_000);
    setup.fake.trouble = (_, path) => (path === 'indicators/4' ? { status: 404 } : undefined);
    await expect(setup.sync([4])).resolves.toMatchObject({ indicators: 2 });
  });
});
