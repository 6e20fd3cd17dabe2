import fc from 'fast-check';
import { answerFigures } from '../../src/indicators/answer-figures';
import type {
  Edition,
  FigureAnswer,
  FigureQuestion,
  FigureRow,
  MissingFigure,
  Point,
  Region,
  RegionFigure,
} from '../../src/indicators/indicators';
import { buildFigureEdition, places } from '../support/figure-edition';
import { exampleRegions } from '../support/sotkanet-data';

type Answer = FigureAnswer | MissingFigure;

const ids = exampleRegions.map(({ id }) => id);
const anyGender = fc.constantFrom('total' as const, 'total' as const, 'male' as const, 'female' as const);
const anyRows: fc.Arbitrary<FigureRow[]> = fc.array(
  fc.record({
    region: fc.constantFrom(...ids),
    year: fc.integer({ min: 2018, max: 2024 }),
    gender: anyGender,
    // Few values, so that some are equal.
    value: fc.oneof(fc.integer({ min: -2, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  }),
  { maxLength: 200, size: 'max' },
);

const anyYear = fc.oneof(fc.integer({ min: 2016, max: 2026 }), fc.constantFrom(-1, 0, 1e9, 2020.5));
const anySpan: fc.Arbitrary<FigureQuestion['years']> = fc.oneof(
  fc.constant(undefined),
  fc.record({ kind: fc.constant('year' as const), year: anyYear }),
  fc.record({ kind: fc.constant('range' as const), from: anyYear, to: anyYear }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('last' as const), years: fc.integer({ min: -1, max: 12 }) }),
);
const anyRegion = fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...ids) }, fc.constantFrom(-1, 0, 1e9));
const anyQuestion: fc.Arbitrary<FigureQuestion> = fc.record(
  {
    ask: fc.constantFrom('value' as const, 'trend' as const, 'compare' as const, 'rank' as const),
    indicator: fc.oneof({ weight: 20, arbitrary: fc.constant(4) }, fc.constantFrom(-1, 1e9)),
    regions: fc.oneof(fc.array(anyRegion, { maxLength: 9 }), fc.constant([places.country])),
    gender: anyGender,
    years: anySpan,
    level: fc.constantFrom('KUNTA' as const, 'HYVINVOINTIALUE' as const, 'MAAKUNTA' as const),
    order: fc.constantFrom('highest' as const, 'lowest' as const),
  },
  { requiredKeys: ['ask', 'indicator', 'regions', 'gender'] },
);

/** Asks a thousand random questions of random figures; every answer must pass `check`. */
function everyAnswer(
  check: (answer: Answer, question: FigureQuestion, rows: readonly FigureRow[]) => void,
  fixed: Partial<FigureQuestion> = {},
) {
  return fc.assert(
    fc.asyncProperty(
      anyRows,
      anyQuestion,
      fc.constantFrom('sotkanet' as const, 'starter' as const),
      async (...asked) => {
        const [rows, anything, source] = asked;
        const question = { ...anything, ...fixed };
        const edition: Edition = buildFigureEdition(rows, { source });
        check(await answerFigures(edition, question), question, rows);
      },
    ),
    { numRuns: 1_000 },
  );
}

const asks = { trend: 'trend', comparison: 'compare', ranking: 'rank' } as const;

/** Of a thousand answers to random questions for this kind, those that are of it: many, or the check would check little. */
async function everyAnswerOf<Kind extends keyof typeof asks>(
  kind: Kind,
  check: (answer: Extract<Answer, { kind: Kind }>, question: FigureQuestion, rows: readonly FigureRow[]) => void,
) {
  const isOfKind = (answer: Answer): answer is Extract<Answer, { kind: Kind }> => answer.kind === kind;
  let checked = 0;
  await everyAnswer(
    (answer, question, rows) => {
      if (!isOfKind(answer)) return;
      checked += 1;
      check(answer, question, rows);
    },
    { ask: asks[kind] },
  );
  expect(checked).toBeGreaterThan(50);
}

const inSeries = (region: Region, points: readonly Point[]): RegionFigure[] =>
  points.map((point) => ({ region, ...point }));

/** Every number that an answer shows. */
function figuresIn(answer: Answer): readonly RegionFigure[] {
  switch (answer.kind) {
    case 'missing':
      return answer.instead ? [answer.instead] : [];
    case 'found': {
      const { figure, above, series, earlier } = answer;
      return [figure, ...above, ...inSeries(figure.region, [...series, ...(earlier ? [earlier] : [])])];
    }
    case 'trend':
      return [
        ...inSeries(answer.region, answer.points),
        ...answer.above.flatMap((of) => inSeries(of.region, of.points)),
      ];
    case 'comparison':
      return [...answer.figures, ...answer.above, ...answer.series.flatMap((of) => inSeries(of.region, of.points))];
    case 'ranking':
      return [...answer.places, ...answer.above];
  }
}

function isWithin(span: FigureQuestion['years'], year: number, latest: number): boolean {
  switch (span?.kind) {
    case undefined:
      return true;
    case 'year':
      return year === span.year;
    case 'range':
      return year >= (span.from ?? year) && year <= (span.to ?? year);
    case 'last':
      return year > latest - span.years;
  }
}

describe('any question of any figures', () => {
  it('is answered with numbers only that stand in the rows: of that region, year and gender', async () => {
    await everyAnswer((answer, { gender }, rows) => {
      const held = new Map(rows.map((row) => [`${row.region} ${row.year} ${row.gender}`, row.value]));
      for (const { region, year, value } of figuresIn(answer)) {
        expect(held.get(`${region.id} ${year} ${gender}`)).toBe(value);
      }
    });
  });

  it('is answered in its own kind, the next smaller one, or with a reason', async () => {
    const kinds = {
      ...{ value: ['found'], trend: ['trend', 'found'] },
      ...{ compare: ['comparison', 'found'], rank: ['ranking'] },
    };
    await everyAnswer((answer, { ask }) => {
      if (answer.kind === 'missing') expect(answer.reason).toMatch(/^\w+$/);
      else expect(kinds[ask]).toContain(answer.kind);
    });
  });
});

describe('any trend', () => {
  it('has two points or more, rising by year, all within the years asked for', async () => {
    await everyAnswerOf('trend', (answer, { years, gender }, rows) => {
      const own = rows.filter((row) => row.region === answer.region.id && row.gender === gender);
      const latest = Math.max(...own.map(({ year }) => year));
      const shown = answer.points.map(({ year }) => year);
      const expected = [...new Set(own.map(({ year }) => year))].filter((year) => isWithin(years, year, latest));
      expect(shown).toEqual(expected.sort((a, b) => a - b));
      expect(shown.length).toBeGreaterThan(1);
    });
  });
});

describe('any comparison', () => {
  it('keeps the order asked, and tells of every region a figure or why it has none', async () => {
    await everyAnswerOf('comparison', (answer, { regions }) => {
      const asked = [...new Set(regions)];
      const shown = answer.figures.map(({ region }) => region.id);
      const lacking = answer.lacking.map(({ region }) => region.id);
      expect(shown).toEqual(asked.filter((id) => shown.includes(id)));
      expect([...shown, ...lacking].sort()).toEqual(asked.sort());
      expect(shown.length).toBeGreaterThan(0);
      expect(answer.above.filter(({ region }) => asked.includes(region.id))).toEqual([]);
    });
  });

  it('is of a year that no later one beats in how many have it', async () => {
    await everyAnswerOf('comparison', (answer, { regions, gender, years }, rows) => {
      if (years) return;
      const having = (year: number) =>
        new Set(rows.filter((row) => row.year === year && row.gender === gender).map(({ region }) => region));
      const count = (year: number) => [...new Set(regions)].filter((id) => having(year).has(id)).length;
      const later = rows.map(({ year }) => year).filter((year) => year > answer.year);
      expect(later.filter((year) => count(year) >= answer.figures.length)).toEqual([]);
    });
  });
});

describe('any ranking', () => {
  it('is sorted, its places follow from the values, and it has every part with a figure of its year', async () => {
    await everyAnswerOf('ranking', (answer, { gender }, rows) => {
      const sign = answer.order === 'highest' ? -1 : 1;
      const values = answer.places.map(({ value }) => value);
      expect(values).toEqual(values.toSorted((a, b) => sign * (a - b)));
      for (const { place, value } of answer.places) expect(place).toBe(1 + values.indexOf(value));
      const parts = exampleRegions.filter(
        ({ id, category, memberOf }) =>
          category === answer.level && id !== answer.area.id && isPart({ id, memberOf }, answer.area),
      );
      const having = parts.filter(({ id }) =>
        rows.some((row) => row.region === id && row.year === answer.year && row.gender === gender),
      );
      expect(answer.places.map(({ region }) => region.id).sort()).toEqual(having.map(({ id }) => id).sort());
      expect(answer.lacking).toBe(parts.length - having.length);
    });
  });

  /** All in the country; else as the example regions list it (each example county lies in the maakunta of its municipalities). */
  function isPart({ id, memberOf }: { id: number; memberOf: readonly number[] }, area: Region): boolean {
    const countyOf = new Map([
      [488, 969],
      [491, 963],
    ]);
    return area.category === 'MAA' || memberOf.includes(area.id) || countyOf.get(area.id) === id;
  }
});
