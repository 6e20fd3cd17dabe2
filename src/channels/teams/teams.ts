import type { Clock, Log } from '../../base/base';
import type { Cards } from '../../cards/cards';
import type { Conversation } from '../../conversation/conversation';
import type { DocumentStore } from '../../store/store';
import type { Channel } from '../channel';
import type { TeamsApp } from './app';
import { teamsLimits } from './limits';

export { teamsConversationKind } from './conversations';

/** Who may speak to the bot, and how it proves itself. */
export type TeamsAccess = TokenAccess | LocalAccess;

/** The bot of one tenant. */
export interface TokenAccess {
  readonly kind: 'tokens';
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
  readonly type: 'SingleTenant' | 'MultiTenant';
  /** Where the keys are told by which Teams signs. */
  readonly openIdMetadata: string;
  /** Who signs, word for word. */
  readonly tokenIssuer: string;
  /** Where the bot gets the tokens for its own calls, and for which service. */
  readonly loginUrl: string;
  readonly tokenScope: string;
  /** The only hosts that are ever called and given a token, e.g. "smba.trafficmanager.net". */
  readonly serviceHosts: readonly string[];
  readonly callsPerSecond: number;
}

/** Unsigned deliveries from this machine, for the Agents Playground and the like. The server lets nobody else in. */
export interface LocalAccess {
  readonly kind: 'local';
}

export interface TeamsChannelOptions {
  readonly access: TeamsAccess;
  readonly store: DocumentStore;
  readonly conversation: Conversation;
  readonly cards: Cards;
  readonly clock: Clock;
  readonly log: Log;
}

/** Teams, or what plays it. In local mode botbuilder, which is big, is loaded by the first delivery only. */
export function createTeamsChannel(options: TeamsChannelOptions): Channel {
  let loaded: TeamsApp | undefined;
  const app = (): TeamsApp => {
    if (!loaded) {
      const { createApp }: typeof import('./app') = require('./app');
      loaded = createApp(options);
    }
    return loaded;
  };
  if (options.access.kind === 'tokens') app();
  return {
    routes: [
      {
        method: 'post',
        path: '/api/messages',
        reads: 'json',
        handle: (exchange, body) => app().handle(exchange, body),
      },
    ],
    outgoing: {
      channel: 'teams',
      redrawPauseMs: teamsLimits.redrawPauseMs,
      update: (...call) => app().outgoing.update(...call),
      send: (...call) => app().outgoing.send(...call),
      hasMember: (...call) => app().outgoing.hasMember(...call),
    },
    settle: async () => loaded?.settle(),
  };
}
