import type { ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import type { Clock, Log } from '../../base/base';
import { fetchJson, UnfitAnswer } from './fetch-json';
import type { MayCall } from './hosts';
import { teamsLimits } from './limits';
import { createSeldomWarning } from './seldom';
import { TeamsError } from './teams-error';

/** What the SDK asks before each of its calls. */
export type CallCredentials = ConstructorParameters<typeof ConnectorClient>[0];

export interface Credentials extends CallCredentials {
  /** The token was refused: the next call fetches another one. */
  drop(): void;
}

export interface CredentialsOptions {
  readonly appId: string;
  readonly password: string;
  /** The tenant that the bot's app registration signs in at. */
  readonly tenant: string;
  readonly loginUrl: string;
  readonly tokenScope: string;
  readonly mayCall: MayCall;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long before its end a token is no longer used. */
const earlyMs = 5 * 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * Signs the bot's own calls. Not by MSAL: it takes 30 MB, and no address on this machine, without which nothing of this could
 * be tested. The host is looked at here once more, because here is where a token would leave.
 */
export function createCredentials(options: CredentialsOptions): Credentials {
  const { mayCall, clock } = options;
  const warn = createSeldomWarning(options);
  let kept: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.appId,
      client_secret: options.password,
      scope: options.tokenScope,
    });
    const address = `${options.loginUrl}/${options.tenant}/oauth2/v2.0/token`;
    try {
      const answer = await fetchJson(address, { method: 'POST', body, clock, withinMs: teamsLimits.tokenMs });
      const { access_token, expires_in } = granted.parse(answer);
      kept = { token: access_token, until: clock.now().getTime() + expires_in * 1000 - earlyMs };
      return access_token;
    } catch (cause) {
      warn({ status: cause instanceof UnfitAnswer ? cause.status : undefined, err: cause }, 'no token for Teams');
      throw new TeamsError('noToken', undefined, { cause });
    }
  }

  async function token(): Promise<string> {
    if (kept && clock.now().getTime() < kept.until) return kept.token;
    fetching ??= fetchToken().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  return {
    async signRequest(request) {
      expectHost(request.url, mayCall);
      request.headers.set('Authorization', `Bearer ${await token()}`);
      return request;
    },
    drop() {
      kept = undefined;
    },
  };
}

/** For local mode: no token at all, and calls to this machine only. */
export function withoutToken(mayCall: MayCall): Credentials {
  return {
    async signRequest(request) {
      expectHost(request.url, mayCall);
      return request;
    },
    drop() {},
  };
}

function expectHost(url: string, mayCall: MayCall): void {
  if (!mayCall(url)) throw new TeamsError('foreignHost');
}
