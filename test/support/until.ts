/** Lets everything else go on until the condition holds; the test's own time limit ends one that never does. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
