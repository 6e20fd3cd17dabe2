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

/** Where the values of a region lie among all: from `start`, up to but without `end`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The first place within the stretch whose key is not below `key`. */
function placeOf(keys: Uint32Array, key: number, { start, end }: Stretch): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isYear(year: number): boolean {
  return year >= figureLimits.firstYear && year <= figureLimits.lastYear;
}

/** What lies where, found in one pass: a ranking looks hundreds of regions up. */
function survey(keys: Uint32Array) {
  const stretches = new Map<number, Stretch>();
  const hasYear = new Uint8Array(2 ** yearBits);
  const hasGender = new Uint8Array(2 ** genderBits);
  for (let start = 0; start < keys.length; ) {
    const region = Math.floor((keys[start] ?? 0) / 2 ** (genderBits + yearBits));
    const next = (region + 1) * 2 ** (genderBits + yearBits);
    let end = start;
    for (let key = keys[end]; key !== undefined && key < next; key = keys[end]) {
      hasYear[key & (2 ** yearBits - 1)] = 1;
      hasGender[(key >>> yearBits) & (2 ** genderBits - 1)] = 1;
      end += 1;
    }
    stretches.set(region, { start, end });
    start = end;
  }
  const years = [...hasYear.keys()]
    .filter((offset) => hasYear[offset])
    .map((offset) => offset + figureLimits.firstYear);
  return { stretches, years, genders: new Set(genderOrder.filter((_, index) => hasGender[index])) };
}

/** Values that are looked up by binary search in `keyed`, which is kept, not copied. */
export function toValues(keyed: KeyedValues): Values {
  const { keys, values } = keyed;
  const { stretches, years, genders } = survey(keys);
  return {
    years,
    regions: new Set(stretches.keys()),
    genders,
    value(region, year, gender) {
      const stretch = stretches.get(region);
      if (!stretch || !isYear(year)) return undefined;
      const key = keyOf(region, gender, year);
      const place = placeOf(keys, key, stretch);
      return keys[place] === key ? values[place] : undefined;
    },
    series(region, gender) {
      const stretch = stretches.get(region);
      if (!stretch) return [];
      const first = keyOf(region, gender, figureLimits.firstYear);
      const last = keyOf(region, gender, figureLimits.lastYear);
      const points: Point[] = [];
      for (let place = placeOf(keys, first, stretch); place < stretch.end && (keys[place] ?? 0) <= last; place++) {
        points.push({ year: (keys[place] ?? 0) - first + figureLimits.firstYear, value: values[place] ?? Number.NaN });
      }
      return points;
    },
  };
}
