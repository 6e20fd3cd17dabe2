import type { Clock } from '../base/base';
import { type Address, type DocumentStore, type StoredDocument, unlessOvertaken } from '../store/store';
import { allBoxes, type BallotBox, ballotBoxKind, emptyBox, sealBox } from './ballot-box';
import type { PollDocument } from './poll-document';
import type { Ballot } from './put-vote';
import { type Cast, createVoteLine, type VoteLine } from './vote-line';

/** The boxes of all polls. */
export interface Ballots {
  /** Puts a vote into the voter's box and resolves when it is stored. */
  cast(poll: PollDocument, ballot: Ballot): Promise<Cast>;
  read(poll: PollDocument): Promise<readonly BallotBox[]>;
  /** Seals every box, so that no vote can come between the close and the count. */
  seal(poll: PollDocument): Promise<readonly BallotBox[]>;
  /** Empties the sealed boxes: nothing tells any more who voted. */
  empty(poll: PollDocument): Promise<void>;
  remove(poll: PollDocument): Promise<void>;
}

export function createBallots({ store, clock }: { store: DocumentStore; clock: Clock }): Ballots {
  // The polls that people are voting in just now. Other processes are met by the etag.
  const lines = new Map<string, VoteLine>();

  function lineOf(poll: PollDocument): VoteLine {
    let line = lines.get(poll.id);
    if (!line) {
      line = createVoteLine({ store, clock, poll, onIdle: () => lines.delete(poll.id) });
      lines.set(poll.id, line);
    }
    return line;
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

  async function documents(poll: PollDocument): Promise<readonly StoredDocument<BallotBox>[]> {
    return (await store.query(ballotBoxKind, { partition: poll.id })).documents;
  }

  return {
    cast: (poll, ballot) => lineOf(poll).put(ballot),
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
