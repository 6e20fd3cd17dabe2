/** A request to the bot as a platform makes it; `fresh` makes the same under new ids and times. */
export interface Delivery {
  /** Sends it to the bot at the address; `copy` 0 is the first, and every second one has new ids. */
  send(botUrl: string, copy: number): Promise<void>;
}

/** How often, to which of the bots and in what order everything is delivered. */
export interface Plan {
  readonly copies: number;
  /** By it the order and the bots are drawn; the same seed draws the same. */
  readonly seed: number;
}

/** Once each, in order, to the first bot: what everything else is compared with. */
export const once: Plan = { copies: 1, seed: 0 };

/** Numbers from 0 up to 1 by chance, the same ones for the same seed. */
export function createChance(seed: number): () => number {
  let state = seed * 0x9e3779b9 + 1;
  return () => {
    // Linear congruential, by the constants of Numerical Recipes: plenty for an order of deliveries.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface Drawn {
  readonly delivery: Delivery;
  readonly copy: number;
  /** The number of the bot. */
  readonly bot: number;
}

/** All copies of the deliveries, in two waves; the second comes 15 s after the first. */
export function draw(
  deliveries: readonly Delivery[],
  { copies }: Plan,
  bots: number,
  chance: () => number,
): readonly [readonly Drawn[], readonly Drawn[]] {
  const all = deliveries.flatMap((delivery) =>
    Array.from({ length: copies }, (_, copy) => ({ delivery, copy, bot: Math.floor(chance() * bots) })),
  );
  if (copies === 1) return [all.map((drawn) => ({ ...drawn, bot: 0 })), []];
  const shuffled = all
    .map((drawn) => [chance(), drawn] as const)
    .sort(([one], [other]) => one - other)
    .map(([, drawn]) => drawn);
  const half = Math.ceil(shuffled.length / 2);
  return [shuffled.slice(0, half), shuffled.slice(half)];
}
