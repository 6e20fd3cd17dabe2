import { createHmac } from 'node:crypto';
import { type Clock, createBounded, hashId, type Log, randomId, within } from '../base/base';
import { type DocumentStore, readAll, unlessOvertaken } from '../store/store';
import { cleanLine } from '../text/text';
import { parseAction, type Verb } from './actions';
import { type Command, parseCommand } from './commands';
import {
  end,
  type InboxEntry,
  inboxKind,
  inboxTimes,
  type Marks,
  type Received,
  receive,
  renew,
} from './inbox-entries';
import type { ActionBody, Happening, Incoming, TextBody } from './incoming';
import type { Outcome } from './outcome';

/** Knows what has been delivered before, also under a new id and by another process, and lets it be handled once. */
export interface Inbox {
  /**
   * Does `work` for the first delivery. A repeat comes back as `repeated` without replies, for some presses with the redraw.
   * When `work` rejects, the next delivery is taken for a first one.
   */
  once(incoming: Incoming, work: () => Promise<Outcome>): Promise<Outcome>;
  /** Does `work` for the first report of an occurrence within an hour. */
  onceFor(happening: Happening, work: () => Promise<Outcome>): Promise<Outcome>;
  /** Removes what is over an hour old, and what else has to go, now and every hour until the stop. */
  start(): void;
  stop(): void;
}

interface Parts {
  readonly store: DocumentStore;
  /** Marks in the store are made with it, so that neither people nor words can be guessed from them. */
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What else is cleaned then. */
  readonly cleanMore?: () => Promise<void>;
}

const repeated: Outcome = { replies: [], repeated: true };

/**
 * Presses that change nothing when done again, and whose card the platform waits for: a repeat does them again. So does one
 * of a vote, but votes are never in the store's inbox: beside the write to a secret poll's box it would tell who has voted.
 */
const repeatable: readonly Verb[] = ['closePoll', 'launchPoll'];
/** Of these, the ones to be left alone until the first is done: launched by the repeat, the poll would be none of the first's. */
const firstIsFirst: readonly Verb[] = ['launchPoll'];
const rememberedVotes = 2_000;
/** So long a repeat waits for the first, within Slack's 3 s. */
const finishMs = 1_500;
/** So often it looks what another process has done. */
const lookMs = 150;
/** Longer than any line that sets something. */
const settingCharacters = 200;

export function createInbox({ store, secret, clock, log, cleanMore }: Parts): Inbox {
  const votes = createBounded<true>(rememberedVotes);
  const voting = new Map<string, Promise<Outcome>>();
  // What this process has in hand, by claim.
  const inHand = new Map<string, Promise<unknown>>();
  const now = () => clock.now().getTime();
  const mark = (...parts: readonly unknown[]) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['inbox', ...parts]))
      .digest('base64url')
      .slice(0, 22);

  /** Changes a sender's entries until no other process came in between. */
  async function change<T extends { readonly entries: readonly InboxEntry[] }>(
    sender: string,
    next: (entries: readonly InboxEntry[]) => T,
  ): Promise<T> {
    const at = { partition: sender, id: sender };
    for (;;) {
      const read = await store.get(inboxKind, at);
      const before = read?.body.entries ?? [];
      const changed = next(before);
      if (changed.entries === before) return changed;
      const body = { entries: changed.entries, latest: Math.max(0, ...changed.entries.map((entry) => entry.at)) };
      const written = read ? store.replace(inboxKind, read, body) : store.create(inboxKind, at, body);
      if (await unlessOvertaken(written)) return changed;
    }
  }

  /** How it stands with what another delivery has brought, once the first has had the time to finish. */
  async function settled(sender: string, { kind, claim }: Received): Promise<'underWay' | 'handled'> {
    if (kind === 'handled') return 'handled';
    const first = inHand.get(claim);
    if (!first) return settledElsewhere(sender, claim);
    const isDone = first.then(
      () => true,
      () => false,
    );
    return (await within(finishMs, isDone, clock)) === true ? 'handled' : 'underWay';
  }

  /** The same where another process has it in hand: only the store tells. */
  async function settledElsewhere(sender: string, claim: string): Promise<'underWay' | 'handled'> {
    for (let waitedMs = 0; waitedMs < finishMs; waitedMs += lookMs) {
      await new Promise<void>((resolve) => void clock.after(lookMs, resolve));
      const read = await store.get(inboxKind, { partition: sender, id: sender });
      const first = read?.body.entries.find((entry) => entry.claim === claim);
      if (!first) return 'underWay';
      if (first.leaseUntil === undefined) return 'handled';
    }
    return 'underWay';
  }

  /** Says every few seconds that we are still at it; the returned function ends that. */
  function keepClaim(sender: string, claim: string): () => void {
    let callOff = () => {};
    const again = () => {
      change(sender, (entries) => ({ entries: renew(entries, claim, now()) })).catch((fault: unknown) =>
        log.warn({ err: fault }, 'claim on a delivery not renewed'),
      );
      callOff = clock.after(inboxTimes.renewMs, again);
    };
    callOff = clock.after(inboxTimes.renewMs, again);
    return () => callOff();
  }

  async function handleOnce(
    sender: string,
    marks: Marks,
    work: () => Promise<Outcome>,
    again: (kind: 'underWay' | 'handled') => Promise<Outcome>,
  ): Promise<Outcome> {
    const claim = randomId();
    const received = await change(sender, (entries) => receive(entries, marks, { claim, now: now() }));
    if (received.kind !== 'taken') return again(await settled(sender, received));
    // What has been done is answered all the same when this cannot be written down: then the lease runs out.
    const finish = (how: 'handled' | 'fault') =>
      change(sender, (entries) => ({ entries: end(entries, claim, how) })).catch((fault: unknown) =>
        log.warn({ err: fault, how }, 'a delivery stays claimed'),
      );
    const letGo = keepClaim(sender, claim);
    try {
      const working = work();
      inHand.set(claim, working);
      const outcome = await working;
      await finish('handled');
      return outcome;
    } catch (error) {
      await finish('fault');
      throw error;
    } finally {
      letGo();
      inHand.delete(claim);
    }
  }

  async function redrawOnly(work: () => Promise<Outcome>): Promise<Outcome> {
    const { redraw } = await work();
    return redraw ? { ...repeated, redraw } : repeated;
  }

  /** Every press by itself, so that the first one's answer tells what became of it, and no repeat's. */
  async function voteOnce(press: string, work: () => Promise<Outcome>): Promise<Outcome> {
    for (let first = voting.get(press); first; first = voting.get(press)) await first.catch(() => undefined);
    if (votes.get(press)) return redrawOnly(work);
    const vote = work()
      .then((outcome) => {
        votes.set(press, true);
        return outcome;
      })
      .finally(() => voting.delete(press));
    voting.set(press, vote);
    return vote;
  }

  async function clean(): Promise<void> {
    const found = await readAll(store, inboxKind, {
      where: [{ field: 'latest', is: '<', value: now() - inboxTimes.keptMs }],
    });
    // One that has just been written again stays.
    for (const old of found) await unlessOvertaken(store.remove(inboxKind, old));
    await cleanMore?.();
  }

  let callOff = () => {};
  function cleanHourly(): void {
    clean().catch((error: unknown) => log.warn({ err: error }, 'inbox not cleaned'));
    callOff = clock.after(inboxTimes.keptMs, cleanHourly);
  }

  return {
    once({ place, person, delivery, body }, work) {
      if (!delivery || body.kind === 'home') return work();
      const from = [place.channel, place.conversation, person.id];
      const verb = body.kind === 'action' ? parseAction(body.payload)?.verb : undefined;
      const said = body.kind === 'text' ? body.text : [body.payload, body.inputs];
      // By the moment of the press: a repeat may have another id, and people press the same again on purpose. In memory only,
      // so that a plain mark will do.
      if (verb === 'vote') return voteOnce(hashId(...from, JSON.stringify(said), String(delivery.at)), work);
      const deliveryMark = mark('delivery', from, delivery.id);
      const content = mark('content', said);
      const again = async (kind: 'underWay' | 'handled') => {
        const isLeft = !verb || !repeatable.includes(verb) || (kind === 'underWay' && firstIsFirst.includes(verb));
        if (isLeft) return kind === 'underWay' ? { ...repeated, underWay: true } : repeated;
        return redrawOnly(work);
      };
      return handleOnce(
        mark('sender', from),
        { delivery: deliveryMark, content, sets: setsSomething(body) },
        work,
        again,
      );
    },

    onceFor({ kind, place, occurrence }, work) {
      const happened = mark('happening', kind, place.channel, place.conversation, occurrence);
      return handleOnce(happened, { delivery: happened, content: happened }, work, async (kind) =>
        kind === 'underWay' ? { ...repeated, underWay: true } : repeated,
      );
    },

    start: cleanHourly,
    stop: () => callOff(),
  };
}

const setting: readonly string[] = ['setLanguage', 'setRole', 'teach', 'forget'] satisfies (Verb | Command['kind'])[];

/** Whether it sets what counts until it is set again: a language, a role or the meaning of a word. */
function setsSomething(body: TextBody | ActionBody): boolean {
  const kind =
    body.kind === 'text'
      ? parseCommand(cleanLine(body.text.slice(0, settingCharacters))).kind
      : parseAction(body.payload)?.verb;
  return kind !== undefined && setting.includes(kind);
}
