import { createOnce } from '../../../src/channels/web/once';

/** Work that counts how often it is begun, and ends when told to. */
function createWork() {
  let begun = 0;
  const ends: (() => void)[] = [];
  const work = () => {
    begun += 1;
    const result = begun;
    return new Promise<number>((resolve) => ends.push(() => resolve(result)));
  };
  return { work, count: () => begun, end: () => ends.shift()?.() };
}

it.each([0, 5])('does work once while it is under way (%d remembered)', async (remembered) => {
  const once = createOnce<number>(remembered);
  const { work, count, end } = createWork();
  const both = Promise.all([once('a', work), once('a', work)]);
  end();
  expect(await both).toEqual([1, 1]);
  expect(count()).toBe(1);
});

it('remembers as many results as told, and none for 0', async () => {
  const done = async (n: number) => n;
  const two = createOnce<number>(2);
  for (const n of [1, 2, 3]) await two(`key ${n}`, () => done(n));
  expect(await two('key 3', () => done(30))).toBe(3);
  expect(await two('key 2', () => done(20))).toBe(2);
  expect(await two('key 1', () => done(10))).toBe(10);
  const none = createOnce<number>(0);
  await none('a', () => done(1));
  expect(await none('a', () => done(2))).toBe(2);
});

it('never forgets what is under way, however much is done meanwhile', async () => {
  const once = createOnce<number>(1);
  const { work, count, end } = createWork();
  const first = once('slow', work);
  for (const key of ['a', 'b', 'c']) await once(key, async () => 0);
  const second = once('slow', work);
  end();
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(count()).toBe(1);
});

it('forgets a failure', async () => {
  const once = createOnce<number>(5);
  await expect(once('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await once('a', async () => 1)).toBe(1);
});
