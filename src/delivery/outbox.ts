import { within } from '../base/base';
import { readAll, type StoredDocument, unlessOvertaken } from '../store/store';
import { type Addressed, type OutboxMessage, outboxAddress, outboxKind, outboxTimes } from './outbox-message';
import { createSending, type SendingParts } from './sending';

/** Sends what nobody asked for just then: each message once, through crashes and among any number of processes. */
export interface Outbox {
  /** Keeps the message and resolves; it is sent soon after. One that was kept before, whatever became of it, stays as it is. */
  enqueue(message: Addressed): Promise<void>;
  /** What became of a message so far; undefined when it was never put in. */
  find(message: Addressed): Promise<OutboxMessage | undefined>;
  /** Looks for what is due, now and every 5 s until the stop. */
  start(): void;
  /** The messages of which nobody knows whether they arrived. They are never sent again by themselves. */
  unknown(): Promise<readonly OutboxMessage[]>;
  /** Resolves when what is being sent is settled; begins nothing new. */
  stop(): Promise<void>;
}

// So many are sent at once; each channel paces its own.
const lookDocuments = 50;

export function createOutbox(parts: SendingParts): Outbox {
  const { store, clock, log } = parts;
  const deliver = createSending(parts);
  const running = new Set<Promise<void>>();
  let isStopped = false;
  let callOff = () => {};

  function run(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => log.warn({ err: error }, 'outbox not worked through'))
      .finally(() => running.delete(done));
    running.add(done);
  }

  async function look(): Promise<void> {
    let found: readonly StoredDocument<OutboxMessage>[];
    do {
      const page = await store.query(outboxKind, {
        partition: 'outbox',
        where: [{ field: 'wakeAt', is: '<=', value: clock.now().getTime() }],
        orderBy: { field: 'wakeAt', direction: 'ascending' },
        limit: lookDocuments,
      });
      found = page.documents;
      // One that hangs must not keep the others waiting; it goes on, and its lease runs out.
      await Promise.all(found.map((message) => within(outboxTimes.leaseMs, deliver(message), clock)));
    } while (found.length === lookDocuments && !isStopped);
  }

  function lookAgainAndAgain(): void {
    if (isStopped) return;
    run(
      look().finally(() => {
        if (!isStopped) callOff = clock.after(outboxTimes.lookMs, lookAgainAndAgain);
      }),
    );
  }

  return {
    async enqueue(message) {
      const at = outboxAddress(message);
      const { occurrence, recipient } = message;
      const now = clock.now().getTime();
      const body: OutboxMessage = { occurrence, recipient, since: now, state: 'due', tries: 0, wakeAt: now };
      const isNew = await unlessOvertaken(store.create(outboxKind, at, body));
      if (isNew && !isStopped) run(deliver(at));
    },
    find: async (message) => (await store.get(outboxKind, outboxAddress(message)))?.body,
    start: lookAgainAndAgain,
    async unknown() {
      const found = await readAll(store, outboxKind, { where: [{ field: 'state', is: '=', value: 'unknown' }] });
      return found.map(({ body }) => body);
    },
    async stop() {
      isStopped = true;
      callOff();
      await Promise.all(running);
    },
  };
}
