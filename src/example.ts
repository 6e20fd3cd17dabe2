import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { localPlace, removeExamplePosts } from './channels/web/web';
import { forgetPosts } from './conversation/conversation';
import { type Members, roles } from './members/members';
import type { PollState, Polls } from './polls/polls';
import { type DocumentStore, defineKind } from './store/store';
import { languages } from './text/text';

/** Remembers that the example was added, so that it does not come back once removed. */
interface ExampleState {
  readonly removed: boolean;
  readonly people: readonly string[];
  readonly polls: readonly string[];
}

export const exampleKind = defineKind<ExampleState>('example');
const at = { partition: 'example', id: 'example' };

const exampleFile = z.object({
  people: z.array(z.object({ slug: z.string(), name: z.string(), role: z.enum(roles) })),
  poll: z.object({
    launchedBy: z.string(),
    language: z.enum(languages),
    question: z.string(),
    options: z.array(z.string()),
  }),
});

interface Parts {
  readonly store: DocumentStore;
  readonly members: Members;
  readonly polls: Polls;
}

const personId = (slug: string) => `web:local:${slug}`;

/** Adds the made-up people and one poll, once; gives the poll. Undefined when they have been removed. */
export async function addExample({ store, members, polls }: Parts, file: string): Promise<PollState | undefined> {
  const known = await store.get(exampleKind, at);
  const [added] = known?.body.polls ?? [];
  if (known) return added === undefined ? undefined : polls.read(added);
  const { people, poll } = exampleFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { slug, name, role } of people) {
    await members.meet({ id: personId(slug), name, example: true });
    await members.setRole(personId(slug), role);
  }
  const launched = await polls.launch({
    key: 'example',
    question: poll.question,
    options: poll.options,
    secrecy: 'open',
    language: poll.language,
    // The example people and the admin.
    place: { ...localPlace, people: people.length + 1 },
    by: personId(poll.launchedBy),
    example: true,
  });
  if (launched.kind === 'refused') return undefined;
  // Last: a start that is cut off before this adds the rest next time, and nothing twice.
  const ids = people.map(({ slug }) => personId(slug));
  await store.create(exampleKind, at, { removed: false, people: ids, polls: [launched.poll.id] });
  return launched.poll;
}

/** Removes the example for good, with every vote given in it; gives what was removed. */
export async function removeExample({ store, members, polls }: Parts): Promise<{ people: number; polls: number }> {
  const read = await store.get(exampleKind, at);
  if (!read || read.body.removed) return { people: 0, polls: 0 };
  for (const poll of read.body.polls) {
    await forgetPosts(store, poll);
    await polls.remove(poll);
  }
  await removeExamplePosts(store);
  for (const person of read.body.people) await members.remove(person);
  await store.replace(exampleKind, read, { removed: true, people: [], polls: [] });
  return { people: read.body.people.length, polls: read.body.polls.length };
}
