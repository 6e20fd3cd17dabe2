import { verify } from 'node:crypto';
import { z } from 'zod';
import { type Clock, createBounded, hashId } from '../../base/base';
import { guardLimits } from './limits';
import type { SigningKeys } from './signing-keys';

/** What a good token proves: that the connector at this address speaks, for one of these channels. */
export interface Proof {
  readonly serviceUrl: string;
  readonly channels: readonly string[];
}

/** Checks the tokens that Teams sends with every activity. */
export interface Tokens {
  /** The proof in an Authorization header; undefined when it is none. `cannotTell` while nobody tells us the keys. */
  check(header: string | undefined): Promise<Proof | 'cannotTell' | undefined>;
}

interface Wanted {
  readonly keys: SigningKeys;
  readonly issuer: string;
  readonly audience: string;
  readonly clock: Clock;
}

const head = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) });
const seconds = z.number().finite();
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  serviceurl: z.string().min(1),
  exp: seconds,
  nbf: seconds.optional(),
});
const bearer = /^Bearer (([\w-]+)\.([\w-]+)\.([\w-]+))$/;

interface Known extends Proof {
  readonly until: number;
}

/** RS256 only, by a key that is looked up, from exactly this issuer and for exactly this audience. */
export function createTokens({ keys, issuer, audience, clock }: Wanted): Tokens {
  // Only what has been proven gets in: junk cannot make it grow.
  const proven = createBounded<Known>(guardLimits.tokens);
  const now = () => clock.now().getTime();

  /** Until when the claims hold; undefined when they do not. */
  function holdsUntil({ iss, aud, exp, nbf = 0 }: z.infer<typeof claims>): number | undefined {
    const until = exp * 1000 + guardLimits.leewayMs;
    const isOurs = iss === issuer && aud === audience;
    return isOurs && now() < until && now() >= nbf * 1000 - guardLimits.leewayMs ? until : undefined;
  }

  async function verified(header: string): Promise<Known | 'cannotTell' | undefined> {
    const [, , first = '', second = '', signature = ''] = bearer.exec(header) ?? [];
    const [said, claimed] = [head.safeParse(parsePart(first)), claims.safeParse(parsePart(second))];
    if (!said.success || !claimed.success) return undefined;
    // Before the signature: it is cheaper, and what is not even meant for us makes nobody fetch keys.
    const until = holdsUntil(claimed.data);
    if (until === undefined) return undefined;
    const found = await keys.find(said.data.kid);
    if (!found || found === 'cannotTell') return found;
    const signed = Buffer.from(`${first}.${second}`);
    if (!verify('RSA-SHA256', signed, found.key, Buffer.from(signature, 'base64url'))) return undefined;
    return { serviceUrl: claimed.data.serviceurl, channels: found.endorsements, until };
  }

  return {
    async check(header) {
      if (header === undefined || header.length > guardLimits.headerCharacters) return undefined;
      const key = hashId(header);
      const known = proven.get(key);
      if (known && now() < known.until) return known;
      const fresh = await verified(header);
      if (fresh && fresh !== 'cannotTell')
        proven.set(key, { ...fresh, until: Math.min(fresh.until, now() + guardLimits.tokenMs) });
      return fresh;
    },
  };
}

function parsePart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
