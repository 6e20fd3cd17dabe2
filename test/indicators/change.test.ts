import { changeBetween } from '../../src/indicators/indicators';
import { formatNumber } from '../../src/text/text';

describe('the change of a figure', () => {
  it.each([
    [10.64, 12.96, 1, 2.4],
    [-2.5, 0, 0, 3],
    [1.005, 2, 2, 0.99],
    [0.1, 0.3, 1, 0.2],
    [1_234_567.4, 1_234_568.5, 0, 2],
  ])('from %d to %d with %d decimals is %d', (earlier, later, decimals, change) => {
    expect(changeBetween(earlier, later, decimals)).toBe(change);
  });

  it.each([
    [9.54, 9.46],
    [9.46, 9.54],
    [0.04, -0.04],
    [-0.04, 0.04],
  ])('from %d to %d is no more than nothing: they look the same', (earlier, later) => {
    expect(formatNumber(changeBetween(earlier, later, 1), 1, 'en')).toBe('0.0');
  });
});
