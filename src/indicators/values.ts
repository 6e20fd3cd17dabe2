import type { Gender, Point, Values } from './edition';
import { type FigureRow, figureLimits } from './source';

/** Sorted keys with the value of each; a key holds region, gender and year, in that order, so that a series lies together. */
export interface KeyedValues {
  readonly keys: Uint32Array;
  readonly values: Float64Array;
}

const genderOrder: readonly Gender[] = ['total', 'male', 'female'];
const yearBits = 8;
const genderBits = 2;

function keyOf(region: number, gender: Gender, year: number): number {
  // Multiplied, not shifted: a shift would turn the upper half of the keys negative.
  return (
    region * 2 ** (genderBits + yearBits) + genderOrder.indexOf(gender) * 2 ** yearBits + year - figureLimits.firstYear
  );
}

/** Rows in the order of their keys; of rows with the same key the last one counts. */
export function toKeyedValues(rows: Iterable<FigureRow>): KeyedValues {
  const byKey = new Map<number, number>();
  for (const row of rows) byKey.set(keyOf(row.region, row.gender, row.year), row.value);
  const keys = Uint32Array.from(byKey.keys()).sort();
  return { keys, values: Float64Array.from(keys, (key) => byKey.get(key) ?? Number.NaN) };
}

/** The first place whose key is not below `key`. */
function placeOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isKeyable(region: number, year: number): boolean {
  const { firstYear, lastYear, lastRegion } = figureLimits;
  return year >= firstYear && year <= lastYear && region >= 0 && region <= lastRegion;
}

function distinct(keys: Uint32Array) {
  const years = new Set<number>();
  const regions = new Set<number>();
  const genders = new Set<Gender>();
  for (const key of keys) {
    years.add((key % 2 ** yearBits) + figureLimits.firstYear);
    regions.add(Math.floor(key / 2 ** (genderBits + yearBits)));
    const gender = genderOrder[Math.floor(key / 2 ** yearBits) % 2 ** genderBits];
    if (gender) genders.add(gender);
  }
  return { years: [...years].sort((a, b) => a - b), regions, genders };
}

/** Values that are looked up by binary search in `keyed`, which is kept, not copied. */
export function toValues(keyed: KeyedValues): Values {
  const { keys, values } = keyed;
  return {
    ...distinct(keys),
    value(region, year, gender) {
      if (!isKeyable(region, year)) return undefined;
      const key = keyOf(region, gender, year);
      const place = placeOf(keys, key);
      return keys[place] === key ? values[place] : undefined;
    },
    series(region, gender) {
      const { firstYear, lastYear } = figureLimits;
      if (!isKeyable(region, firstYear)) return [];
      const first = keyOf(region, gender, firstYear);
      const end = placeOf(keys, keyOf(region, gender, lastYear) + 1);
      const points: Point[] = [];
      for (let place = placeOf(keys, first); place < end; place++) {
        points.push({ year: (keys[place] ?? 0) - first + firstYear, value: values[place] ?? Number.NaN });
      }
      return points;
    },
  };
}
