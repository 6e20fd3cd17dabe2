import type { Clock, Log } from '../../base/base';
import type { Cards } from '../../cards/cards';
import type { Conversation } from '../../conversation/conversation';
import { type Exchange, sendBytes, sendProblem } from '../../http/http';
import type { DocumentStore } from '../../store/store';
import { createBackground } from '../background';
import type { Channel } from '../channel';
import { createBolt, eventsPath } from './bolt';
import { createBots } from './bots';
import { createForms } from './forms';
import { createGuard, createReplays } from './guard';
import { createHome } from './home';
import { createIdentities } from './identity';
import { type Inbound, parseInbound } from './incoming';
import { createKinds } from './kinds';
import { createOutgoing } from './outgoing';
import { createPeople } from './people';
import { createPosting } from './posting';
import { createReceive } from './receive';
import { createReplies } from './replies';
import { createRespond } from './response-url';
import { createRosters } from './roster';
import { createWays } from './ways';
import { createSlackApi, type SlackAccess } from './web-api';

export interface SlackChannelOptions {
  readonly settings: SlackAccess & { readonly signingSecret: string };
  readonly store: DocumentStore;
  readonly conversation: Conversation;
  readonly cards: Cards;
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack, one workspace. Whether it can be reached does not matter for the start. */
export function createSlackApp(options: SlackChannelOptions): Channel {
  const { settings, clock, log } = options;
  const api = createSlackApi(settings, clock);
  const posting = createPosting({ api, clock });
  const identities = createIdentities({ api, clock, log });
  const parts = {
    ...options,
    api,
    identities,
    posting,
    ways: createWays({ posting, respond: createRespond(settings.apiUrl, clock), clock }),
    people: createPeople({ api, clock }),
    rosters: createRosters({ api, identities, bots: createBots(api), clock }),
    kinds: createKinds({ api, clock }),
    forms: createForms(options),
    home: createHome({ api, cards: options.cards }),
  };
  const receive = createReceive({ ...parts, replies: createReplies(parts) });
  const guard = createGuard({ signingSecret: settings.signingSecret, clock });
  const replays = createReplays({ clock });
  const background = createBackground({ clock, log });
  const bolt = createBolt(log);

  async function handOver(exchange: Exchange, body: Buffer, inbound: Inbound, signature: string): Promise<void> {
    const received = await bolt(exchange, body, () => receive(inbound, exchange.id));
    // What failed may be delivered again as it was.
    if (!received) replays.forget(signature);
    if (received?.after) background.run(exchange.id, received.after);
  }

  async function handle(exchange: Exchange, body: Buffer): Promise<void> {
    const { id, request, response } = exchange;
    const verdict = guard(request.headers, body);
    if (verdict.kind === 'refused') {
      log.warn({ request: id, because: verdict.because }, 'refused: not signed by Slack just now');
      return sendProblem(response, 401, 'unauthorized');
    }
    const identity = await identities.soon();
    const parsed = parseInbound(request.headers['content-type'], body, verdict.sentAt, identity?.bot);
    if (parsed.kind === 'malformed') return sendProblem(response, 400, 'badRequest');
    if (parsed.kind === 'handshake') return void (await bolt(exchange, body));
    if (parsed.kind === 'unusual') log.warn({ request: id }, 'event of an unusual shape let pass');
    if (parsed.kind === 'inbound') {
      const { inbound } = parsed;
      // Whose it is cannot be told yet: Slack delivers events again.
      if (!identity) return sendProblem(response, 503, 'fault');
      if (inbound.team !== identity.team) log.warn({ request: id }, 'request of another team let pass');
      else if (replays.isFirst(verdict.signature)) return handOver(exchange, body, inbound, verdict.signature);
    }
    sendBytes(response, 200, '', {});
  }

  return {
    routes: [{ method: 'post', path: eventsPath, reads: 'bytes', handle }],
    outgoing: createOutgoing(parts),
    async settle() {
      identities.stop();
      await background.settle();
    },
  };
}
