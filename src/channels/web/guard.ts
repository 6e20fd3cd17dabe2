import { cleanLine } from '../../text/text';
import { webLimits } from './limits';

/** One of the made-up people that the local trial offers to be. `id` is the last part of the person's id in the core. */
export interface ExamplePerson {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Who is speaking. */
export interface Speaker {
  /** As the core knows the person: "web:local:<slug>". */
  readonly id: string;
  readonly name: string;
}

const slug = /^[a-z0-9-]{1,40}$/;

/**
 * Who a request of the local chat speaks for. Nobody signs in here: the server lets only this machine in (`localOnly`), and
 * whoever sits at it may play anyone. An example person's name cannot be changed; undefined when the id is none.
 */
export function toSpeaker(people: readonly ExamplePerson[], id: unknown, name?: string): Speaker | undefined {
  if (typeof id !== 'string' || !slug.test(id)) return undefined;
  const example = people.find((person) => person.id === id);
  const given = cleanLine(name ?? '').slice(0, webLimits.nameCharacters);
  return { id: `web:local:${id}`, name: example?.name ?? (given || id) };
}
