import type { Clock } from './clock';

/** Stands for what has not come in time. */
export const late = Symbol('late');

/** What `work` gives, or `late` when it takes longer than `ms`; the work itself goes on. Rejects when the work does in time. */
export function within<T>(ms: number, work: Promise<T>, clock: Clock): Promise<T | typeof late> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(ms, () => resolve(late));
    work.then(resolve, reject).finally(callOff);
  });
}
