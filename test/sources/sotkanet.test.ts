import type { FigureSource, Indicator } from '../../src/indicators/indicators';
import { createSotkanet } from '../../src/sources/sotkanet';
import { type FakeSotkanet, startFakeSotkanet } from '../support/fake-sotkanet';
import { createSetClock } from '../support/set-clock';
import { buildIndicator, buildLong, buildRows, exampleRegions } from '../support/sotkanet-data';

let fake: FakeSotkanet;
let source: FigureSource;

beforeEach(async () => {
  fake = await startFakeSotkanet({ indicators: [buildIndicator(4)], regions: exampleRegions });
  source = createSotkanet({
    baseUrl: fake.baseUrl,
    version: '1.2.3',
    clock: createSetClock(),
    wait: async () => undefined,
  });
});

afterEach(() => fake.close());

async function indicatorFrom(long: unknown): Promise<Indicator> {
  fake.indicators = [{ id: 4, long, rows: [] }];
  const fetched = await source.indicator(4);
  if (fetched.kind !== 'found') throw new Error(fetched.kind);
  return fetched.found.indicator;
}

async function rowsFrom(rows: unknown) {
  const indicator = await indicatorFrom(buildLong(4));
  fake.indicators = [{ id: 4, long: buildLong(4), rows }];
  return source.values(indicator);
}

describe('Sotkanet’s requests', () => {
  it('name the program and its version', async () => {
    await source.regions();
    expect([...fake.userAgents]).toEqual([expect.stringMatching(/^Kumppani\/1\.2\.3 /)]);
  });

  it('repeat years and genders, and ask for every gender', async () => {
    const indicator = await indicatorFrom(buildLong(4, { range: { start: 2022, end: 2023 } }));
    await source.values(indicator);
    expect(fake.asked.at(-1)).toBe('json?indicator=4&years=2022&years=2023&genders=male&genders=female&genders=total');
    expect(fake.answered).toHaveLength(2);
  });

  it('ask from 1990 to this year when an indicator has no range', async () => {
    const indicator = await indicatorFrom(buildLong(4, { range: undefined }));
    await source.values(indicator);
    const years = new URLSearchParams(fake.asked.at(-1)?.replace('json?', '')).getAll('years');
    expect([years[0], years.at(-1), years.length]).toEqual(['1990', '2026', 37]);
  });
});

describe('Sotkanet’s lists', () => {
  it('give the id of every indicator', async () => {
    fake.indicators = [buildIndicator(4), buildIndicator(683)];
    await expect(source.indicatorIds()).resolves.toEqual({ items: [4, 683], odd: 0 });
  });

  it('skip and count an odd item instead of failing', async () => {
    fake.listing = [{ id: 4 }, { id: 'x' }, null, 7, { id: 5 }];
    await expect(source.indicatorIds()).resolves.toEqual({ items: [4, 5], odd: 3 });
  });

  it('are a fault when they are no list at all', async () => {
    fake.listing = { message: 'huolto' };
    await expect(source.indicatorIds()).rejects.toMatchObject({ name: 'SourceError', code: 'malformed' });
  });

  it('keep regions apart by id when a code repeats across categories', async () => {
    const { items } = await source.regions();
    expect(items.filter((region) => region.code === '444').map((region) => region.id)).toEqual([202, 900]);
  });

  it('take a region without memberships or Swedish title, but none without any title', async () => {
    fake.regions = [
      { id: 1, code: '1', category: 'KUNTA', title: { fi: 'A &amp; B' } },
      { id: 2, code: '2', category: 'KUNTA', title: { fi: ' ' }, memberOf: [] },
    ];
    await expect(source.regions()).resolves.toEqual({
      items: [{ id: 1, code: '1', category: 'KUNTA', title: { fi: 'A & B' }, memberOf: [] }],
      odd: 1,
    });
  });
});

describe('Sotkanet’s indicators', () => {
  it('come with titles in plain text, in the languages there are', async () => {
    const indicator = await indicatorFrom(buildLong(4, { title: { fi: 'Lihavia (BMI&#8805;30)', sv: '', en: null } }));
    expect(indicator.title).toEqual({ fi: 'Lihavia (BMI≥30)' });
  });

  it('come with long texts in plain text', async () => {
    const description = { fi: '<p>Osuus v&auml;est&ouml;st&auml;.</p><p>Toinen.</p>', sv: ' ' };
    fake.indicators = [buildIndicator(4, [], { description, limits: undefined })];
    await expect(source.indicator(4)).resolves.toMatchObject({
      found: { description: { definition: { fi: 'Osuus väestöstä.\nToinen.' }, interpretation: {}, limits: {} } },
    });
  });

  it('tell their day of update, range, digits, genders and levels', async () => {
    await expect(indicatorFrom(buildLong(4))).resolves.toEqual({
      id: 4,
      title: {
        fi: 'Indikaattori 4, % väestöstä',
        sv: 'Indikator 4, % av befolkningen',
        en: 'Indicator 4, as % of population',
      },
      organization: { fi: 'THL', sv: 'THL', en: 'THL' },
      genders: ['male', 'female', 'total'],
      levels: ['Kunta', 'Maakunta', 'Maa'],
      range: { start: 2019, end: 2023 },
      decimals: 1,
      updated: '2025-04-29',
    });
  });

  it('may have no genders, range, classifications, producer or digits', async () => {
    const bare = await indicatorFrom({ id: 4, title: { sv: 'Bara' }, classifications: { sex: { values: [] } } });
    expect(bare).toMatchObject({ title: { sv: 'Bara' }, genders: [], levels: [], organization: {}, decimals: 1 });
    expect(bare.range).toBeUndefined();
    expect(bare.updated).toBeUndefined();
  });

  it('keep what can be read of a range that runs backwards: nothing', async () => {
    await expect(indicatorFrom(buildLong(4, { range: { start: 2023, end: 1990 } }))).resolves.toMatchObject({
      range: undefined,
    });
  });

  it('are gone when Sotkanet answers 404', async () => {
    await expect(source.indicator(5)).resolves.toEqual({ kind: 'notFound' });
  });

  it.each([
    ['no title', buildLong(4, { title: {} })],
    ['another id', buildLong(5)],
    ['no object', 'x'],
  ])('are odd with %s', async (_what, long) => {
    fake.indicators = [{ id: 4, long, rows: [] }];
    await expect(source.indicator(4)).resolves.toEqual({ kind: 'odd' });
  });
});

describe('Sotkanet’s values', () => {
  it('come for every gender there is, also when there is no total', async () => {
    const rows = [...buildRows(202, 'male', { 2020: 1.5 }), ...buildRows(202, 'female', { 2020: 2 })];
    await expect(rowsFrom(rows)).resolves.toEqual({
      kind: 'found',
      found: {
        odd: 0,
        items: [
          { indicator: 4, region: 202, year: 2020, gender: 'male', value: 1.5 },
          { indicator: 4, region: 202, year: 2020, gender: 'female', value: 2 },
        ],
      },
    });
  });

  it('fall back to absValue where value is empty, null or absent, but never where it is 0', async () => {
    const row = { region: 202, gender: 'total', absValue: 7 };
    const rows = [
      { ...row, year: 2019, value: '' },
      { ...row, year: 2020, value: null },
      { ...row, year: 2021 },
      { ...row, year: 2022, value: 0 },
    ];
    const fetched = await rowsFrom(rows);
    expect(fetched.kind === 'found' && fetched.found.items.map(({ value }) => value)).toEqual([7, 7, 7, 0]);
  });

  it('skip and count odd rows', async () => {
    const good = { region: 202, year: 2020, gender: 'total', value: 1 };
    const odd = [
      { ...good, value: undefined },
      { ...good, value: 'n/a' },
      { ...good, region: 'Lohja' },
      { ...good, region: 2 ** 22 },
      { ...good, indicator: 5 },
      'x',
    ];
    const fetched = await rowsFrom([good, ...odd]);
    expect(fetched).toMatchObject({ found: { odd: odd.length, items: [{ value: 1 }] } });
  });

  it('are odd when they are no list', async () => {
    await expect(rowsFrom({ error: 1 })).resolves.toEqual({ kind: 'odd' });
  });
});

describe('one indicator that Sotkanet fails at', () => {
  const isOfFour = (path: string) => path === 'indicators/4' || path.startsWith('json?indicator=4&');

  it.each([400, 500, 200])('costs that indicator only, when the answer is %i and no data', async (status) => {
    const indicator = await indicatorFrom(buildLong(4));
    fake.trouble = (_, path) => (isOfFour(path) ? { status } : undefined);
    await expect(source.indicator(4)).resolves.toEqual({ kind: 'odd' });
    await expect(source.values(indicator)).resolves.toEqual({ kind: 'odd' });
    await expect(source.indicatorIds()).resolves.toMatchObject({ items: [4] });
  });

  it('is a fault when it is the twentieth in a row', async () => {
    fake.trouble = () => ({ status: 400 });
    for (let count = 1; count < 20; count++) await expect(source.indicator(4)).resolves.toEqual({ kind: 'odd' });
    await expect(source.indicator(4)).rejects.toMatchObject({ code: 'refused' });
  });

  it('is none of a row that a good answer has ended', async () => {
    fake.trouble = (_, path) => (isOfFour(path) ? { status: 400 } : undefined);
    for (let count = 1; count < 20; count++) await source.indicator(4);
    await source.regions();
    await expect(source.indicator(4)).resolves.toEqual({ kind: 'odd' });
  });

  it.each([
    ['cannot be reached', 'drop', 'unreachable'],
    ['asks to be left alone', { status: 429 }, 'busy'],
  ] as const)('is a fault when Sotkanet %s', async (_, trouble, code) => {
    fake.trouble = () => trouble;
    await expect(source.indicator(4)).rejects.toMatchObject({ code });
  });
});
