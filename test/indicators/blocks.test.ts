import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { encodeBlock, readBlock } from '../../src/indicators/blocks';
import type { FigureRow } from '../../src/indicators/indicators';
import { toKeyedValues, toValues } from '../../src/indicators/values';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kumppani-'));
  path = join(folder, '4.block');
});

afterEach(() => rm(folder, { recursive: true }));

async function written(rows: FigureRow[]) {
  await writeFile(path, await encodeBlock(4, toKeyedValues(rows)));
  return toValues(await readBlock(path, 4));
}

const anyRow = fc.record({
  region: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 2 ** 22 - 2, max: 2 ** 22 - 1 })),
  year: fc.oneof(fc.integer({ min: 1900, max: 1903 }), fc.integer({ min: 2153, max: 2155 })),
  gender: fc.constantFrom('total' as const, 'male' as const, 'female' as const),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
});

describe('a block of values', () => {
  it('gives back every number exactly, and none that was not put in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow), async (rows) => {
        const values = await written(rows);
        const expected = new Map(rows.map((row) => [`${row.region} ${row.year} ${row.gender}`, row.value]));
        for (const region of [0, 1, 2, 3, 4, 2 ** 22 - 2, 2 ** 22 - 1]) {
          for (const year of [1900, 1901, 1902, 1903, 1904, 2153, 2154, 2155]) {
            for (const gender of ['total', 'male', 'female'] as const) {
              expect(values.value(region, year, gender)).toBe(expected.get(`${region} ${year} ${gender}`));
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps euros and populations that a Float32 would round', async () => {
    const values = await written([{ region: 658, year: 2023, gender: 'total', value: 5_603_851.37 }]);
    expect(values.value(658, 2023, 'total')).toBe(5_603_851.37);
  });

  it('gives a series by year, of one region and gender alone', async () => {
    const row = { region: 202, gender: 'total' as const };
    const values = await written([
      { ...row, year: 2021, value: 3 },
      { ...row, year: 2019, value: 1 },
      { ...row, year: 2020, value: 9, gender: 'male' },
      { ...row, year: 1900, value: 7, gender: 'male' },
      { ...row, year: 2020, value: 8, region: 203 },
    ]);
    expect(values.series(202, 'total')).toEqual([
      { year: 2019, value: 1 },
      { year: 2021, value: 3 },
    ]);
    expect(values.series(202, 'female')).toEqual([]);
  });

  it('tells its years, regions and genders', async () => {
    const values = await written([
      { region: 7, year: 2021, gender: 'male', value: 3 },
      { region: 5, year: 2019, gender: 'female', value: 1 },
    ]);
    expect(values.years).toEqual([2019, 2021]);
    expect([...values.regions].sort()).toEqual([5, 7]);
    expect([...values.genders].sort()).toEqual(['female', 'male']);
  });

  it('has no value for years and regions beyond what a key holds', async () => {
    const values = await written([{ region: 1, year: 1900, gender: 'total', value: 1 }]);
    expect(values.value(0, 1900 + 4 * 256, 'total')).toBeUndefined();
    expect(values.value(2 ** 22 + 1, 1900, 'total')).toBeUndefined();
    expect(values.series(-1, 'total')).toEqual([]);
  });

  it('may be empty', async () => {
    expect((await written([])).years).toEqual([]);
  });

  it('is refused when a byte of it has changed, wherever that is', async () => {
    await written([{ region: 1, year: 1900, gender: 'total', value: 1 }]);
    const whole = await readFile(path);
    // Bytes 4 to 9 of a gzip file (its time, its flags and its system) mean nothing for what is in it.
    for (let at = 10; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x10, at);
      await writeFile(path, damaged);
      await expect(readBlock(path, 4)).rejects.toMatchObject({ code: 'operator' });
    }
  });

  it.each([
    ['cut short', -1],
    ['empty', -1e6],
  ])('is refused when it is %s', async (_what, end) => {
    await written([{ region: 1, year: 1900, gender: 'total', value: 1 }]);
    await writeFile(path, (await readFile(path)).subarray(0, end));
    await expect(readBlock(path, 4)).rejects.toThrow(/indicator 4 cannot be read.*kumppani sync/);
  });

  it('is refused under another indicator’s id', async () => {
    await written([]);
    await expect(readBlock(path, 5)).rejects.toMatchObject({ code: 'operator' });
  });
});
