/**
 * Makes a function that does the work for a key once: who asks again, meanwhile or soon after, gets the same result.
 * A failure is forgotten, so that it can be tried again; so is the oldest result when there are more than `remembered`.
 */
export function createOnce<Result>(remembered: number) {
  const results = new Map<string, Promise<Result>>();
  return (key: string, work: () => Promise<Result>): Promise<Result> => {
    const known = results.get(key);
    if (known) return known;
    const result = work();
    results.set(key, result);
    result.catch(() => results.delete(key));
    const [oldest] = results.keys();
    if (results.size > remembered && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
