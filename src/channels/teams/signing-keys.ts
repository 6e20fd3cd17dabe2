import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Clock, codeOf, type Log } from '../../base/base';
import { fetchJson } from './fetch-json';
import { allowHosts, allowLoopback } from './hosts';
import { guardLimits } from './limits';
import { TeamsError } from './teams-error';

/** A key that Microsoft signs with, and the channels that it may sign for. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly endorsements: readonly string[];
}

/** The keys by which activities are signed. */
export interface SigningKeys {
  /** The key of that id; undefined when there is none. `cannotTell` while none could be fetched. */
  find(id: string): Promise<SigningKey | 'cannotTell' | undefined>;
}

const metadata = z.object({ jwks_uri: z.url() });
const keyList = z.object({ keys: z.array(z.unknown()).max(guardLimits.keys) });
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});

/** Fetches the keys when first needed and once a day; for an unknown key seldom, however many callers make one up. */
export function createSigningKeys({ address, clock, log }: { address: string; clock: Clock; log: Log }): SigningKeys {
  let known: ReadonlyMap<string, SigningKey> | undefined;
  let fetchedAt = 0;
  let nextFetchAt = 0;
  let fetching: Promise<void> | undefined;
  const now = () => clock.now().getTime();

  async function fetchKeys(): Promise<void> {
    try {
      known = await readKeys(address, clock);
      fetchedAt = now();
      nextFetchAt = now() + guardLimits.unknownKeyMs;
    } catch (error) {
      nextFetchAt = now() + guardLimits.failedFetchMs;
      log.warn({ code: codeOf(error) }, 'the keys of Teams could not be fetched');
    }
  }

  /** One fetch at a time, and none before its time. */
  async function refresh(): Promise<void> {
    if (!fetching && now() < nextFetchAt) return;
    fetching ??= fetchKeys().finally(() => {
      fetching = undefined;
    });
    await fetching;
  }

  return {
    async find(id) {
      const found = known?.get(id);
      if (found) {
        // A day old: still good for this caller, and soon new.
        if (now() - fetchedAt > guardLimits.keysMs) void refresh();
        return found;
      }
      await refresh();
      return known ? known.get(id) : 'cannotTell';
    },
  };
}

async function readKeys(address: string, clock: Clock): Promise<ReadonlyMap<string, SigningKey>> {
  const within = { clock, withinMs: guardLimits.fetchMs };
  const { jwks_uri } = metadata.parse(await fetchJson(address, within));
  // The list may lie on another host than the metadata, but never travels in the open.
  const isSafe = allowHosts([new URL(jwks_uri).host])(jwks_uri) || allowLoopback(jwks_uri);
  if (!isSafe) throw new TeamsError('foreignHost');
  const { keys } = keyList.parse(await fetchJson(jwks_uri, within));
  return new Map(keys.flatMap((key) => toSigningKey(key)));
}

function toSigningKey(value: unknown): readonly [string, SigningKey][] {
  const parsed = rsaKey.safeParse(value);
  if (!parsed.success) return [];
  const { kty, n, e, kid, endorsements } = parsed.data;
  try {
    return [[kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements }]];
  } catch {
    // One broken key must not hide the others.
    return [];
  }
}
