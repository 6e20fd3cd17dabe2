import type { Clock } from '../base/base';
import { type Address, type DocumentStore, unlessOvertaken } from '../store/store';
import { addUp, type BallotBox, ballotBoxKind, boxOf, emptyBox, tallyOf } from './ballot-box';
import type { Tally } from './poll';
import type { PollDocument } from './poll-document';
import { type Ballot, type Put, putInto } from './put-vote';

/** What became of a vote, and the poll's votes with it in them. */
export interface Cast extends Put {
  readonly tally: Tally;
}

/** The votes of one poll that wait to be stored. */
export interface VoteLine {
  /** Resolves when the vote is stored. */
  put(ballot: Ballot): Promise<Cast>;
}

interface Waiting extends Ballot {
  readonly box: string;
  resolve(cast: Cast): void;
  reject(fault: unknown): void;
}

/** A box as last read or written; without an etag while there is none in the store. */
interface KnownBox {
  readonly etag?: string;
  readonly box: BallotBox;
  readonly tally: Tally;
}

interface Parts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly poll: PollDocument;
  /** Nobody has voted for a while. */
  readonly onIdle: () => void;
}

/**
 * For so long the boxes are taken as they were last read. To store a vote that is always right, because the etag proves it. In
 * the counts shown to a voter another process' votes of this time may be missing: the shared card, drawn soon after, has them.
 */
const knownMs = 1_000;

/**
 * All votes that wait are stored together: each box that they fall into is written once, and the writes share a commit. So a
 * small secret poll, which has one box, is as quick as a large one. Nothing outlives the line: after `onIdle` it knows no box.
 */
export function createVoteLine({ store, clock, poll, onIdle }: Parts): VoteLine {
  const options = poll.options.map(({ id }) => id);
  const noBox = toKnown(emptyBox(poll.secrecy, options.length));
  let waiting: Waiting[] = [];
  let known = new Map<string, KnownBox>();
  let readAt = Number.NEGATIVE_INFINITY;
  let isRunning = false;
  let callOff = () => {};

  function toKnown(box: BallotBox, etag?: string): KnownBox {
    return { box, tally: tallyOf(box, options), ...(etag === undefined ? {} : { etag }) };
  }

  /** Reads all boxes, unless they were read just now; true when this round has read them. */
  async function readBoxes(): Promise<boolean> {
    // A clock that was set back must not make them last.
    if (Math.abs(clock.now().getTime() - readAt) < knownMs) return false;
    const now = clock.now().getTime();
    const { documents } = await store.query(ballotBoxKind, { partition: poll.id });
    known = new Map(documents.map(({ id, etag, body }) => [id, toKnown(body, etag)]));
    readAt = now;
    return true;
  }

  async function readBox(at: Address): Promise<KnownBox> {
    const read = await store.get(ballotBoxKind, at);
    return read ? toKnown(read.body, read.etag) : noBox;
  }

  /** Puts ballots into their box, one after the other but with one write. */
  async function fill(id: string, ballots: readonly Ballot[], isFresh: boolean): Promise<readonly Put[]> {
    const at = { partition: poll.id, id };
    for (let [before, isSure] = [known.get(id) ?? noBox, isFresh]; ; isSure = true) {
      const { puts, box } = putAll(before.box, ballots, poll);
      // A write proves what was known of the box; a refusal needs a look.
      const etag = box === before.box ? undefined : await write(at, before.etag, box);
      if (etag !== undefined) known.set(id, toKnown(box, etag));
      if (etag !== undefined || (box === before.box && isSure)) return puts;
      before = await readBox(at);
      known.set(id, before);
    }
  }

  /** The new etag; undefined when another writer was faster. */
  async function write(at: Address, etag: string | undefined, box: BallotBox): Promise<string | undefined> {
    const isNew = etag === undefined;
    const written = isNew ? store.create(ballotBoxKind, at, box) : store.replace(ballotBoxKind, { ...at, etag }, box);
    return (await unlessOvertaken(written))?.etag;
  }

  async function storeTogether(ballots: readonly Waiting[]): Promise<void> {
    const isFresh = await readBoxes();
    const byBox = new Map<string, Waiting[]>();
    for (const ballot of ballots) byBox.set(ballot.box, [...(byBox.get(ballot.box) ?? []), ballot]);
    const boxes = [...byBox];
    const filled = await Promise.allSettled(boxes.map(([id, inBox]) => fill(id, inBox, isFresh)));
    const tallies = [...known.values()].map((box) => box.tally);
    const tally = addUp(tallies, options.length);
    for (const [index, [, inBox]] of boxes.entries()) tell(inBox, filled[index] as (typeof filled)[number], tally);
  }

  function start(): void {
    if (isRunning) return;
    isRunning = true;
    callOff();
    // Not at once: what comes in the same turn of the event loop goes along.
    setImmediate(run);
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await storeTogether(together).catch((fault: unknown) => {
        for (const { reject } of together) reject(fault);
      });
    }
    isRunning = false;
    callOff = clock.after(knownMs, onIdle);
  }

  return {
    put: (ballot) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...ballot, box: boxOf(poll, ballot.mark), resolve, reject });
        start();
      }),
  };
}

/** A fault of one box is that of its votes alone. */
function tell(ballots: readonly Waiting[], filled: PromiseSettledResult<readonly Put[]>, tally: Tally): void {
  for (const [index, { resolve, reject }] of ballots.entries()) {
    if (filled.status === 'rejected') reject(filled.reason);
    else resolve({ ...(filled.value[index] as Put), tally });
  }
}

function putAll(before: BallotBox, ballots: readonly Ballot[], poll: PollDocument) {
  let box = before;
  const puts = ballots.map((ballot) => {
    const after = putInto(box, ballot, poll);
    box = after.box;
    return after.put;
  });
  return { puts, box };
}
