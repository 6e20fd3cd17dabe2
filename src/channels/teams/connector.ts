import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { type Clock, createBounded, type Log } from '../../base/base';
import { createPacer } from '../../delivery/delivery';
import type { CallCredentials, Credentials } from './credentials';
import { type Called, type Failed, statusOf, toFailed } from './failures';
import type { MayCall } from './hosts';
import { teamsLimits } from './limits';
import { createSeldomWarning } from './seldom';

/** The SDK's clients for one service URL. */
export interface Clients {
  readonly bot: ConnectorClient;
  readonly teams: TeamsConnectorClient;
}

/** Ends a call that takes too long; to be handed on to the SDK. */
export interface CallOptions {
  readonly abortSignal: AbortSignal;
}

/** Calls the Bot Connector: each call once, in its turn, within a time, and to no other host than the allowed. Never rejects. */
export interface Connector {
  call<Value>(
    serviceUrl: string,
    act: (clients: Clients, options: CallOptions) => Promise<Value>,
  ): Promise<Called<Value>>;
  /** The clients themselves, for the SDK's own turns. */
  clientsOf(serviceUrl: string): Clients;
}

interface ConnectorOptions {
  readonly credentials: Credentials;
  readonly mayCall: MayCall;
  /** Most calls in a second, over all conversations: Teams counts per app and tenant. */
  readonly callsPerSecond: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Teams has one service URL a region; in tests there are more. */
const keptClients = 20;

export function createConnector({ credentials, mayCall, callsPerSecond, clock, log }: ConnectorOptions): Connector {
  const pacer = createPacer({ clock, limits: [{ most: callsPerSecond, perMs: 1_000 }] });
  // Made once, not once a turn as the SDK would: each has a pipeline and a pool of connections.
  const kept = createBounded<Clients>(keptClients);

  const warn = createSeldomWarning({ clock, log });
  // Tokens refused since one was taken: the first may just have ended, but many mean that something is wrong with us.
  let refusedTokens = 0;

  function failedBy(error: unknown): Failed {
    const failed = toFailed(error, clock);
    const status = statusOf(error);
    if (failed.kind === 'later' && !failed.told && status !== undefined) warn({ status }, 'Teams refuses calls');
    if (failed.kind !== 'later' || status !== 401) return failed;
    credentials.drop();
    refusedTokens += 1;
    return { ...failed, afterMs: Math.min(teamsLimits.mendMs, failed.afterMs * 2 ** (refusedTokens - 1)) };
  }

  function clientsOf(serviceUrl: string): Clients {
    let clients = kept.get(serviceUrl);
    if (!clients) {
      clients = {
        bot: once(new ConnectorClient(credentials, { baseUri: serviceUrl })),
        teams: once(new TeamsConnectorClient(credentials, { baseUri: serviceUrl })),
      };
      kept.set(serviceUrl, clients);
    }
    return clients;
  }

  return {
    clientsOf,
    async call(serviceUrl, act) {
      if (!mayCall(serviceUrl)) return { kind: 'refused', reason: 'foreignHost' };
      const isOurTurn = await pacer.turn('all', teamsLimits.turnMs);
      if (!isOurTurn) return { kind: 'later', afterMs: teamsLimits.waitMs, told: false };
      const giveUp = new AbortController();
      const callOff = clock.after(teamsLimits.callMs, () => giveUp.abort());
      try {
        const value = await act(clientsOf(serviceUrl), { abortSignal: giveUp.signal });
        refusedTokens = 0;
        return { kind: 'done', value };
      } catch (error) {
        return failedBy(error);
      } finally {
        callOff();
      }
    },
  };
}

interface Pipelined {
  readonly client: { readonly pipeline: { removePolicy(policy: { readonly name: string }): unknown } };
}

/**
 * Takes the resending out of a client: the SDK sends up to four times whatever its options say, and a message that arrived
 * although its answer was lost would stand there four times. Redirects go too: they could lead a token elsewhere.
 */
function once<Client extends { readonly credentials: CallCredentials }>(client: Client): Client {
  // The pipeline is the SDK's private part, and there is no other way to it.
  const { pipeline } = (client as unknown as Pipelined).client;
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name });
  return client;
}
