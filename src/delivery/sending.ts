import type { Clock, Log } from '../base/base';
import { type Address, type DocumentStore, type StoredDocument, unlessOvertaken } from '../store/store';
import { type Addressed, type OutboxMessage, outboxKind, outboxTimes, settled } from './outbox-message';
import type { Sent } from './sent';

/**
 * Makes a message ready and gives what sends it. Until then nothing has left: a fault in making ready is a delay, one in
 * sending leaves it unknown whether the message arrived. What is no longer wanted is `refused`.
 */
export type Prepare = (message: Addressed) => Promise<() => Promise<Sent>>;

export interface SendingParts {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly prepare: Prepare;
}

/** Makes the step that takes one message on as far as it can get: whoever else is at it, one of all processes acts. */
export function createSending({ store, clock, log, prepare }: SendingParts): (at: Address) => Promise<void> {
  const now = () => clock.now().getTime();

  const tell = ({ occurrence, recipient, state, tries, reason }: OutboxMessage, err?: unknown) =>
    log.warn({ occurrence, channel: recipient.channel, state, tries, reason, err }, 'message not surely sent');

  /** Our lease; undefined when another process is at it, or nothing is to be done now. */
  async function claim(at: Address): Promise<StoredDocument<OutboxMessage> | undefined> {
    const read = await store.get(outboxKind, at);
    if (!read || read.body.wakeAt === undefined || read.body.wakeAt > now()) return undefined;
    const { wakeAt: _wakeAt, ...message } = read.body;
    if (message.state === 'sending') {
      // Its process died, or hangs: the message may have left.
      const unknown: OutboxMessage = { ...message, state: 'unknown' };
      if (await unlessOvertaken(store.replace(outboxKind, read, unknown))) tell(unknown);
      return undefined;
    }
    const sending: OutboxMessage = {
      ...message,
      state: 'sending',
      tries: message.tries + 1,
      wakeAt: now() + outboxTimes.leaseMs,
    };
    return unlessOvertaken(store.replace(outboxKind, read, sending));
  }

  async function send(message: OutboxMessage): Promise<Sent> {
    let go: () => Promise<Sent>;
    try {
      go = await prepare(message);
    } catch (error) {
      tell(message, error);
      return { kind: 'notSent', afterMs: 0 };
    }
    try {
      return await go();
    } catch (error) {
      tell(message, error);
      return { kind: 'unknown' };
    }
  }

  async function settle(claimed: StoredDocument<OutboxMessage>, sent: Sent): Promise<void> {
    const after = settled(claimed.body, sent, now());
    if (after.state !== 'sent') tell(after);
    if (await unlessOvertaken(store.replace(outboxKind, claimed, after))) return;
    // Our lease ran out, and another process has put the message down as unknown: we know better.
    const read = await store.get(outboxKind, claimed);
    if (read?.body.state !== 'unknown' || read.body.tries !== claimed.body.tries) return;
    await unlessOvertaken(store.replace(outboxKind, read, after));
  }

  return async (at) => {
    const claimed = await claim(at);
    if (claimed) await settle(claimed, await send(claimed.body));
  };
}
