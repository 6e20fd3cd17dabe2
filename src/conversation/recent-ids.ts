/** The ids added last, up to `most`. */
export interface RecentIds {
  add(id: string): void;
  has(id: string): boolean;
  remove(id: string): void;
}

export function createRecentIds(most: number): RecentIds {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    remove: (id) => void ids.delete(id),
    add(id) {
      ids.add(id);
      const [oldest] = ids;
      if (ids.size > most && oldest !== undefined) ids.delete(oldest);
    },
  };
}
