/**
 * Makes a function that does the work for a key once: who asks again while it is under way, or for the last `remembered`
 * of those done, gets the same result. A failure is forgotten, so that it can be tried again.
 */
export function createOnce<Result>(remembered: number) {
  const results = new Map<string, Promise<Result>>();
  const done = new Set<string>();
  const finish = (key: string) => {
    done.add(key);
    const [oldest] = done;
    if (done.size <= remembered || oldest === undefined) return;
    done.delete(oldest);
    results.delete(oldest);
  };
  return (key: string, work: () => Promise<Result>): Promise<Result> => {
    const known = results.get(key);
    if (known) return known;
    const result = work();
    results.set(key, result);
    result.then(
      () => finish(key),
      () => results.delete(key),
    );
    return result;
  };
}
