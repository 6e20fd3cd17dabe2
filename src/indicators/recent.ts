/**
 * Remembers what `load` gave for the `capacity` keys that were asked last. Calls for the same key at the same time
 * share one load; a load that fails is forgotten, so that the next call tries again.
 */
export function rememberRecent<K, V>(capacity: number, load: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const kept = new Map<K, Promise<V>>();
  return (key) => {
    const known = kept.get(key);
    const value = known ?? load(key);
    // A map keeps the order of insertion: putting the key back makes it the youngest.
    kept.delete(key);
    kept.set(key, value);
    if (!known) value.catch(() => kept.get(key) === value && kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
