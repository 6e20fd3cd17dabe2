import type { SetClock } from './set-clock';

const turn = () => new Promise<unknown>(setImmediate);

/** Lets the time pass by which a repeat waits for the first; `settled` resolves when the stores have nothing more to do. */
export async function asTimePasses<Result>(clock: SetClock, waiting: Promise<Result>, settled = turn): Promise<Result> {
  let isDone = false;
  const done = waiting.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    for (let n = 0; n < 10; n += 1) await settled();
    if (!isDone) clock.advance(50);
  }
  return done;
}
