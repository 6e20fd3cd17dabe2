import * as fc from 'fast-check';
import { heightOf, spread } from '../../src/charts/end-labels';

const room = { top: 0, bottom: 200, line: 20, gap: 8 };
const middles = (...ends: number[]) =>
  spread(
    ends.map((end) => ({ end, lines: ['name', '1'] })),
    room,
  ).map(({ middle }) => middle);

describe('names at the ends of lines', () => {
  it('stand at the end itself where nothing is in the way', () => {
    expect(middles(50, 150)).toEqual([50, 150]);
  });

  it('make way for each other in the order of the ends', () => {
    expect(middles(101, 100)).toEqual([148, 100]);
  });

  it('stay within the drawing', () => {
    expect(middles(0, 200)).toEqual([20, 180]);
  });

  it('never touch, wherever the lines end, as long as there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 4 }), (ends) => {
        expect(
          heightOf(
            ends.map(() => ['name', '1']),
            room,
          ),
        ).toBeLessThanOrEqual(200);
        const sorted = middles(...ends).sort((one, other) => one - other);
        for (const [index, middle] of sorted.entries()) {
          expect(middle).toBeGreaterThanOrEqual(20);
          expect(middle).toBeLessThanOrEqual(180);
          if (index > 0) expect(middle - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(48);
        }
      }),
    );
  });
});
