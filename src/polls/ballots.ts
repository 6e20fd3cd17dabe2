import { type DocumentStore, type StoredDocument, StoreError } from '../store/store';
import { type Answer, allBoxes, type BallotBox, ballotBoxKind, boxOf, emptyBox } from './ballot-box';
import type { PollDocument } from './poll-document';

/** What became of a vote: `changed` and `same` only in open polls, `repeated` only in secret ones. */
export type Cast = 'first' | 'changed' | 'same' | 'repeated' | 'sealed';

/** The boxes of all polls. */
export interface Ballots {
  /** Puts a vote into the voter's box and resolves when it is stored. `mark`: the voter's id, or the keyed mark in a secret poll. */
  cast(poll: PollDocument, mark: string, answer: Answer): Promise<Cast>;
  read(poll: PollDocument): Promise<readonly BallotBox[]>;
  /** Seals every box, so that no vote can come between the close and the count. */
  seal(poll: PollDocument): Promise<readonly BallotBox[]>;
  /** Empties the sealed boxes: nothing tells any more who voted. */
  empty(poll: PollDocument): Promise<void>;
  remove(poll: PollDocument): Promise<void>;
}

export function createBallots({ store }: { store: DocumentStore }): Ballots {
  // Voters of one box wait in line inside this process; other processes are met by the etag.
  const lines = new Map<string, Promise<unknown>>();

  function inLine<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (lines.get(key) ?? Promise.resolve()).then(task, task);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    lines.set(key, settled);
    settled.then(() => {
      if (lines.get(key) === settled) lines.delete(key);
    });
    return turn;
  }

  /** Applies `change` to a box until no other writer came in between; undefined from `change` leaves the box as it is. */
  async function update(
    poll: PollDocument,
    box: string,
    change: (box: BallotBox) => BallotBox | undefined,
  ): Promise<void> {
    const at = { partition: poll.id, id: box };
    for (;;) {
      const read = await store.get(ballotBoxKind, at);
      const changed = change(read?.body ?? emptyBox(poll.secrecy, poll.options.length));
      if (!changed) return;
      try {
        await (read ? store.replace(ballotBoxKind, read, changed) : store.create(ballotBoxKind, at, changed));
        return;
      } catch (error) {
        if (!(error instanceof StoreError && (error.code === 'conflict' || error.code === 'exists'))) throw error;
      }
    }
  }

  async function documents(poll: PollDocument): Promise<readonly StoredDocument<BallotBox>[]> {
    return (await store.query(ballotBoxKind, { partition: poll.id })).documents;
  }

  return {
    async cast(poll, mark, answer) {
      const box = boxOf(poll, mark);
      let cast: Cast = 'first';
      await inLine(`${poll.id} ${box}`, () =>
        update(poll, box, (found) => {
          const [what, changed] = put(found, mark, answer, poll);
          cast = what;
          return changed;
        }),
      );
      return cast;
    },
    async read(poll) {
      return (await documents(poll)).map(({ body }) => body);
    },
    async seal(poll) {
      await Promise.all(
        allBoxes(poll).map((box) =>
          update(poll, box, (found) => (found.sealed ? undefined : { ...found, sealed: true })),
        ),
      );
      return (await documents(poll)).map(({ body }) => body);
    },
    async empty(poll) {
      const emptied = { ...emptyBox(poll.secrecy, poll.options.length), sealed: true };
      await Promise.all(allBoxes(poll).map((box) => update(poll, box, () => emptied)));
    },
    async remove(poll) {
      for (const document of await documents(poll)) await store.remove(ballotBoxKind, document);
    },
  };
}

/** What a vote makes of a box: the new box, or none when nothing changes. */
function put(box: BallotBox, mark: string, answer: Answer, poll: PollDocument): [Cast, BallotBox | undefined] {
  if (box.sealed) return ['sealed', undefined];
  if (box.secrecy === 'open') {
    // Own keys only: a voter called "__proto__" is a voter like any other.
    const before = Object.hasOwn(box.answers, mark) ? box.answers[mark] : undefined;
    if (before?.option === answer.option) return ['same', undefined];
    const answers = Object.fromEntries([...Object.entries(box.answers), [mark, answer]]);
    return [before ? 'changed' : 'first', { ...box, answers }];
  }
  if (box.voted.includes(mark)) return ['repeated', undefined];
  const option = poll.options.findIndex(({ id }) => id === answer.option);
  return [
    'first',
    {
      ...box,
      voted: [...box.voted, mark].sort(),
      votes: box.votes.map((count, index) => (index === option ? count + 1 : count)),
      groups: box.groups + (answer.inNameOf.kind === 'group' ? 1 : 0),
    },
  ];
}
