import { defineKind } from '../store/store';

/** What has come from one person in one conversation within the last hour, as marks that nobody can turn back. */
export interface InboxDocument {
  readonly entries: readonly InboxEntry[];
  /** When the latest came, in ms since 1970. */
  readonly latest: number;
}

/** One thing somebody said or pressed. */
export interface InboxEntry {
  /** The marks of the deliveries that brought it: the first, and repeats under other ids. */
  readonly deliveries: readonly string[];
  readonly content: string;
  /** It set what counts until it is set again, such as a language. */
  readonly sets?: true;
  /** When the first came, in ms since 1970. */
  readonly at: number;
  /** Until when its process may be handling it; absent once it is handled. */
  readonly leaseUntil?: number;
  /** Differs for every process that takes it on, so that one that was given up does not speak for its successor. */
  readonly claim: string;
}

export const inboxKind = defineKind<InboxDocument>('inbox', ['latest']);

/** A delivery, as marks. */
export interface Marks {
  readonly delivery: string;
  readonly content: string;
  /** It sets what counts until it is set again: said once more after something else was set, it is meant. */
  readonly sets?: boolean;
}

export const inboxTimes = {
  /** The same under a new id is a repeat for so long: Teams repeats after 15 s. */
  sameContentMs: 20_000,
  /**
   * A process that has not said by then that it is still at it has died. Longer than a renewal takes to come through to a store
   * that is slow to answer (10 s), and over when Teams repeats.
   */
  leaseMs: 14_000,
  renewMs: 3_000,
  /** The same id is a repeat for so long: Slack's last repeat comes after 5 min. */
  keptMs: 60 * 60_000,
} as const;

// One person's line in one conversation: nobody writes more in an hour by hand, and a flood must not grow the document.
const keptEntries = 100;

/** Taken on under our claim; or known already: still in the hands of another delivery, or handled. */
export interface Received {
  readonly kind: 'taken' | 'underWay' | 'handled';
  readonly entries: readonly InboxEntry[];
  /** Whose it is. */
  readonly claim: string;
}

/** What a delivery makes of the entries. */
export function receive(
  entries: readonly InboxEntry[],
  { delivery, content, sets }: Marks,
  { claim, now }: { claim: string; now: number },
): Received {
  // A clock that was set back makes entries of the future: they count for no longer than others.
  const isWithin = (ms: number, { at }: InboxEntry) => Math.abs(now - at) < ms;
  const recent = entries.filter((entry) => isWithin(inboxTimes.keptMs, entry)).slice(-keptEntries);
  const lastSet = recent.findLast((entry) => entry.sets);
  const known =
    recent.find((entry) => entry.deliveries.includes(delivery)) ??
    recent.find(
      (entry) => entry.content === content && isWithin(inboxTimes.sameContentMs, entry) && (!sets || entry === lastSet),
    );
  const leaseUntil = now + inboxTimes.leaseMs;
  if (!known) {
    const first = { deliveries: [delivery], content, at: now, leaseUntil, claim, ...(sets ? { sets } : {}) };
    return { kind: 'taken', claim, entries: [...recent, first] };
  }
  // The other process' clock may be somewhat ahead.
  const isHeld = ({ leaseUntil: until = 0 }: InboxEntry) => until > now && until <= now + 2 * inboxTimes.leaseMs;
  const isLost = known.leaseUntil !== undefined && !isHeld(known);
  const kind = isLost ? 'taken' : known.leaseUntil === undefined ? 'handled' : 'underWay';
  if (!isLost && known.deliveries.includes(delivery)) return { kind, claim: known.claim, entries };
  const deliveries = [...new Set([...known.deliveries, delivery])];
  const after = isLost ? { ...known, deliveries, leaseUntil, claim } : { ...known, deliveries };
  return { kind, claim: after.claim, entries: recent.map((entry) => (entry === known ? after : entry)) };
}

/** Keeps what was taken on for as long again; the very same entries when it is not in our hands any more. */
export function renew(entries: readonly InboxEntry[], claim: string, now: number): readonly InboxEntry[] {
  const isOurs = (entry: InboxEntry) => entry.claim === claim && entry.leaseUntil !== undefined;
  if (!entries.some(isOurs)) return entries;
  return entries.map((entry) => (isOurs(entry) ? { ...entry, leaseUntil: now + inboxTimes.leaseMs } : entry));
}

/** Ends what was taken on: handled, or, after a fault, forgotten, so that trying again works. */
export function end(entries: readonly InboxEntry[], claim: string, how: 'handled' | 'fault'): readonly InboxEntry[] {
  if (how === 'fault') return entries.filter((entry) => entry.claim !== claim);
  return entries.map(({ leaseUntil, ...entry }) =>
    entry.claim === claim || leaseUntil === undefined ? entry : { ...entry, leaseUntil },
  );
}
