import type { Clock } from '../base/base';
import { type DocumentStore, type StoredDocument, StoreError } from '../store/store';
import { countBoxes } from './ballot-box';
import type { Ballots } from './ballots';
import type { PollKeys } from './keys';
import { type PollDocument, pollAddress, pollKind } from './poll-document';

/** Takes a poll from open to closed in steps that each hold in one document, so that any process can go on after a crash. */
export interface Closing {
  /** Closes a poll, whoever else does so at the same time; undefined when unknown. */
  start(id: string, keyLost?: boolean): Promise<PollDocument | undefined>;
  /** Brings a poll from `closing` or `counted` to `closed`. */
  finish(document: StoredDocument<PollDocument>): Promise<PollDocument>;
}

interface Parts {
  readonly store: DocumentStore;
  readonly keys: PollKeys;
  readonly ballots: Ballots;
  readonly clock: Clock;
}

export function createClosing({ store, keys, ballots, clock }: Parts): Closing {
  const find = (id: string) => store.get(pollKind, pollAddress(id));

  async function nextState(poll: PollDocument): Promise<PollDocument | undefined> {
    if (poll.state === 'closing') {
      const boxes = await ballots.seal(poll);
      const options = poll.options.map(({ id }) => id);
      return { ...poll, state: 'counted', tally: countBoxes(boxes, options) };
    }
    if (poll.state === 'counted') {
      // Only now that the tally is safe may what it came from go.
      if (poll.secrecy === 'secret') {
        await ballots.empty(poll);
        await keys.destroy(poll.id);
      }
      return { ...poll, state: 'closed' };
    }
    return undefined;
  }

  async function finish(document: StoredDocument<PollDocument>): Promise<PollDocument> {
    let current = document;
    for (;;) {
      const next = await nextState(current.body);
      if (!next) return current.body;
      try {
        current = await store.replace(pollKind, current, next);
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
        const read = await find(current.id);
        if (!read) return current.body;
        current = read;
      }
    }
  }

  return {
    finish,
    async start(id, keyLost = false) {
      for (;;) {
        const read = await find(id);
        if (!read) return undefined;
        if (read.body.state !== 'open') return finish(read);
        const closing: PollDocument = { ...read.body, state: 'closing', closedAt: clock.now().toISOString(), keyLost };
        try {
          return await finish(await store.replace(pollKind, read, closing));
        } catch (error) {
          if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
        }
      }
    },
  };
}
