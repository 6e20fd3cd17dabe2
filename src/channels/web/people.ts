import type { Clock } from '../../base/base';
import type { ExamplePerson } from './guard';

/** Who can be chosen now or could a second ago. */
export type People = () => Promise<readonly ExamplePerson[]>;

const recentMs = 1_000;

/** Asks `readPeople` at most once a second, however many requests want to know. A failure is asked again at once. */
export function createPeople({ readPeople, clock }: { readPeople: People; clock: Clock }): People {
  let recent: { readonly at: number; readonly people: ReturnType<People> } | undefined;
  return () => {
    const at = clock.now().getTime();
    // A clock that was set back must not make this last.
    if (recent && Math.abs(at - recent.at) < recentMs) return recent.people;
    const people = readPeople();
    recent = { at, people };
    people.catch(() => {
      recent = undefined;
    });
    return people;
  };
}
