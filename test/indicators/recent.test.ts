import { rememberRecent } from '../../src/indicators/recent';

describe('what was asked recently', () => {
  it('is loaded once, also when asked at the same time', async () => {
    const load = jest.fn(async (key: number) => key * 2);
    const recall = rememberRecent(2, load);
    await expect(Promise.all([recall(1), recall(1)])).resolves.toEqual([2, 2]);
    await recall(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('pushes out what was asked longest ago', async () => {
    const load = jest.fn(async (key: string) => key);
    const recall = rememberRecent(2, load);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await recall(key);
    expect(load.mock.calls.flat()).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is kept as far as its sizes fit, and the youngest in any case', async () => {
    const load = jest.fn(async (key: number) => key);
    const recall = rememberRecent(10, load, (size) => size);
    for (const key of [4, 6, 4, 5, 4, 6, 11, 11, 4]) await recall(key);
    expect(load.mock.calls.flat()).toEqual([4, 6, 5, 6, 11, 4]);
  });

  it('is tried again after a failure', async () => {
    const load = jest.fn().mockRejectedValueOnce(new Error('disk')).mockResolvedValue(7);
    const recall = rememberRecent(2, load);
    await expect(recall(1)).rejects.toThrow('disk');
    await expect(recall(1)).resolves.toBe(7);
  });
});
