interface Kept<V> {
  readonly value: Promise<V>;
  /** 0 until it is loaded. */
  size: number;
}

/**
 * Remembers what `load` gave for the keys that were asked last, as many as fit into `capacity`: entries, or what `sizeOf` counts;
 * the youngest is kept even if it alone is larger. Calls for the same key at the same time share one load; a load that fails
 * is forgotten, so that the next call tries again.
 */
export function rememberRecent<K, V>(
  capacity: number,
  load: (key: K) => Promise<V>,
  sizeOf: (value: V) => number = () => 1,
): (key: K) => Promise<V> {
  const kept = new Map<K, Kept<V>>();
  let total = 0;

  function forgetOldest(youngest: Kept<V>): void {
    for (const [key, entry] of kept) {
      if (total <= capacity) return;
      if (entry === youngest) continue;
      kept.delete(key);
      total -= entry.size;
    }
  }

  function start(key: K): Kept<V> {
    const entry: Kept<V> = { value: load(key), size: 0 };
    entry.value.then(
      (value) => {
        if (kept.get(key) !== entry) return;
        entry.size = sizeOf(value);
        total += entry.size;
        forgetOldest(entry);
      },
      () => kept.get(key) === entry && kept.delete(key),
    );
    return entry;
  }

  return (key) => {
    const entry = kept.get(key) ?? start(key);
    // A map keeps the order of insertion: putting the key back makes it the youngest.
    kept.delete(key);
    kept.set(key, entry);
    return entry.value;
  };
}
