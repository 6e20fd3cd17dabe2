import type { Clock } from '../../base/base';

/** The work's result, or undefined when it takes longer than `ms`; the work goes on. */
export function within<Result>(clock: Clock, ms: number, work: Promise<Result>): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(ms, () => resolve(undefined));
    work.then(resolve, reject).finally(callOff);
  });
}
