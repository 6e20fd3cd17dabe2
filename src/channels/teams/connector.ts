import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { type Clock, createBounded } from '../../base/base';
import { createPacer } from '../../delivery/delivery';
import type { CallCredentials, Credentials } from './credentials';
import { type Called, toFailed } from './failures';
import type { MayCall } from './hosts';
import { teamsLimits } from './limits';

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
}

/** Teams has one service URL a region; in tests there are more. */
const keptClients = 20;

export function createConnector({ credentials, mayCall, callsPerSecond, clock }: ConnectorOptions): Connector {
  const pacer = createPacer({ clock, limits: [{ most: callsPerSecond, perMs: 1_000 }] });
  // Made once, not once a turn as the SDK would: each has a pipeline and a pool of connections.
  const kept = createBounded<Clients>(keptClients);

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
        return { kind: 'done', value: await act(clientsOf(serviceUrl), { abortSignal: giveUp.signal }) };
      } catch (error) {
        const failed = toFailed(error, clock);
        if (failed.kind === 'refused' && isRefusedToken(error)) credentials.drop();
        return failed;
      } finally {
        callOff();
      }
    },
  };
}

function isRefusedToken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 401;
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
