import { type Address, type DocumentStore, type StoredDocument, unlessOvertaken } from '../store/store';
import {
  type Answer,
  allBoxes,
  type BallotBox,
  ballotBoxKind,
  boxOf,
  emptyBox,
  type OpenBox,
  sealBox,
} from './ballot-box';
import type { PollDocument } from './poll-document';

/** What became of a vote. */
export interface Cast {
  /** `changed` and `same` only in open polls, `repeated` only in secret ones. */
  readonly what: 'first' | 'changed' | 'same' | 'repeated' | 'sealed';
  /** The id of the option that counts for the voter; in a secret poll the one just pressed. */
  readonly option: string;
  /** Every box, the voter's as it is now and the others as they were a moment before. */
  readonly boxes: readonly BallotBox[];
}

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
      if (!changed || (await write(at, read, changed))) return;
    }
  }

  /** False when another writer was faster. */
  async function write(at: Address, read: StoredDocument<BallotBox> | undefined, box: BallotBox): Promise<boolean> {
    const written = read ? store.replace(ballotBoxKind, read, box) : store.create(ballotBoxKind, at, box);
    return (await unlessOvertaken(written)) !== undefined;
  }

  async function put(poll: PollDocument, id: string, mark: string, answer: Answer): Promise<Cast> {
    for (;;) {
      // All boxes in the one read that a vote needs anyhow: the voter is shown the counts.
      const all = await documents(poll);
      const read = all.find((document) => document.id === id);
      const found = read?.body ?? emptyBox(poll.secrecy, poll.options.length);
      const { changed, ...cast } = putInto(found, mark, answer, poll);
      if (changed && !(await write({ partition: poll.id, id }, read, changed))) continue;
      const others = all.filter((document) => document !== read).map(({ body }) => body);
      return { ...cast, boxes: [...others, changed ?? found] };
    }
  }

  async function documents(poll: PollDocument): Promise<readonly StoredDocument<BallotBox>[]> {
    return (await store.query(ballotBoxKind, { partition: poll.id })).documents;
  }

  return {
    cast(poll, mark, answer) {
      const box = boxOf(poll, mark);
      return inLine(`${poll.id} ${box}`, () => put(poll, box, mark, answer));
    },
    async read(poll) {
      return (await documents(poll)).map(({ body }) => body);
    },
    async seal(poll) {
      await Promise.all(
        allBoxes(poll).map((box) => update(poll, box, (found) => (found.sealed ? undefined : sealBox(found)))),
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

interface Put extends Omit<Cast, 'boxes'> {
  /** The new box; none when nothing changes. */
  readonly changed?: BallotBox;
}

/** What a vote makes of a box. */
function putInto(box: BallotBox, mark: string, answer: Answer, poll: PollDocument): Put {
  const { option } = answer;
  if (box.sealed) return { what: 'sealed', option };
  if (box.secrecy === 'open') return putOpen(box, mark, answer);
  if (box.voted.includes(mark)) return { what: 'repeated', option };
  const place = poll.options.findIndex(({ id }) => id === option);
  const changed = {
    ...box,
    voted: [...box.voted, mark].sort(),
    votes: box.votes.map((count, index) => (index === place ? count + 1 : count)),
    groups: box.groups + (answer.inNameOf.kind === 'group' ? 1 : 0),
  };
  return { what: 'first', option, changed };
}

function putOpen(box: OpenBox, voter: string, answer: Answer): Put {
  // Own keys only: a voter called "__proto__" is a voter like any other.
  const before = Object.hasOwn(box.answers, voter) ? box.answers[voter] : undefined;
  const { option, pressedAt } = answer;
  // Deliveries may be shuffled: a press from before the one that counts is late, not new.
  if (before?.pressedAt !== undefined && pressedAt !== undefined && pressedAt < before.pressedAt) {
    return { what: 'same', option: before.option };
  }
  // The same option pressed again later is kept for its time, by which a press in between is known to be late.
  if (before?.option === option && before.pressedAt === pressedAt) return { what: 'same', option };
  const what = !before ? 'first' : before.option === option ? 'same' : 'changed';
  const changed = { ...box, answers: Object.fromEntries([...Object.entries(box.answers), [voter, answer]]) };
  return { what, option, changed };
}
