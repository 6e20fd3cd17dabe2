import {
  type AuthenticateRequestResult,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Connector } from './connector';
import { TeamsError } from './teams-error';

/**
 * The guard's and the connector's face towards CloudAdapter. It is only ever handed deliveries that the guard has admitted, so
 * it proves nothing by itself; asked to, it refuses.
 */
export class GuardedAuthentication extends BotFrameworkAuthentication {
  readonly #factory: ConnectorFactory;
  /** The one result for all deliveries: who calls has been settled before. */
  readonly admitted: AuthenticateRequestResult;

  constructor(connector: Connector, audience: string) {
    super();
    this.#factory = new SharedClients(connector);
    this.admitted = { audience, claimsIdentity: new ClaimsIdentity([], true), connectorFactory: this.#factory };
  }

  override async authenticateRequest(): Promise<AuthenticateRequestResult> {
    throw new TeamsError('notGuarded');
  }

  override async authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    throw new TeamsError('notGuarded');
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#factory;
  }

  /** The bot signs nobody in. */
  override async createUserTokenClient(): Promise<UserTokenClient> {
    return undefined as unknown as UserTokenClient;
  }
}

class SharedClients extends ConnectorFactory {
  readonly #connector: Connector;

  constructor(connector: Connector) {
    super();
    this.#connector = connector;
  }

  override async create(serviceUrl: string) {
    return this.#connector.clientsOf(serviceUrl).bot;
  }
}
