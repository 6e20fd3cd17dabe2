import type { Activity } from 'botbuilder';
import { CloudAdapter } from 'botbuilder';
import type { Outgoing } from '../../conversation/conversation';
import { type Exchange, sendJson, sendProblem } from '../../http/http';
import { createBackground } from '../background';
import { GuardedAuthentication } from './authentication';
import { createConnector } from './connector';
import { createConversations } from './conversations';
import { createCredentials, withoutToken } from './credentials';
import { createPen } from './drawing';
import { createGuard, localGuard, type RefusalStatus } from './guard';
import { allowHosts, allowLoopback } from './hosts';
import { teamsLimits } from './limits';
import { createOutgoing } from './outgoing';
import { createReplies } from './replies';
import { createRoster, type Roster } from './roster';
import { createSender } from './sender';
import type { TeamsAccess, TeamsChannelOptions } from './teams';
import { createTurns, type TurnAnswer } from './turns';

/** The channel with botbuilder in it; loaded when it is needed. */
export interface TeamsApp {
  readonly outgoing: Outgoing;
  handle(exchange: Exchange, body: unknown): Promise<void>;
  settle(): Promise<void>;
}

export function createApp(options: TeamsChannelOptions): TeamsApp {
  const { access, store, clock, log } = options;
  const { guard, ...calling } = openAccess(access, options);
  const connector = createConnector({ ...calling, clock, log });
  const conversations = createConversations(store, clock);
  const sender = createSender({ connector, clock });
  const roster = createRoster({ connector, clock });
  const pen = createPen(options);
  const background = createBackground({ clock, log });
  const common = { ...options, conversations, connector, sender, pen };
  const turns = createTurns({
    ...common,
    roster: access.kind === 'local' ? everyoneLeads(roster) : roster,
    replies: createReplies(common),
    background,
  });
  const authentication = new GuardedAuthentication(connector, access.kind === 'tokens' ? access.appId : '');
  const adapter = new CloudAdapter(authentication);

  return {
    outgoing: createOutgoing(common),
    settle: background.settle,
    async handle({ id, request, response }, body) {
      const checked = await guard(request.headers.authorization, body);
      if (checked.kind === 'refused') {
        log.info({ request: id, because: checked.because }, 'not from Teams');
        return sendProblem(response, checked.status, problems[checked.status]);
      }
      const { activity, tenant } = checked;
      let turn: Promise<TurnAnswer> = Promise.resolve({ kind: 'taken' });
      await adapter.processActivityDirect(authentication.admitted, activity as unknown as Activity, async () => {
        turn = turns({ request: id, activity, tenant });
        // A fault goes around the adapter: it would put the whole of it into the words of another.
        await turn.catch(() => {});
      });
      send(response, await turn);
    },
  };
}

const problems = { 400: 'badRequest', 401: 'unauthorized', 403: 'forbidden', 503: 'fault' } as const satisfies Record<
  RefusalStatus,
  string
>;

function send(response: Exchange['response'], answer: TurnAnswer): void {
  if (answer.kind === 'malformed') sendProblem(response, 400, 'badRequest');
  else sendJson(response, 200, answer.body ?? {});
}

/** In local mode whoever is let in may be anyone, in the local chat too: so the Playground works with nothing set. */
function everyoneLeads(roster: Roster): Roster {
  return { ...roster, leads: async () => true };
}

/** Who may call, with what the bot calls, and whom. */
function openAccess(access: TeamsAccess, { clock, log }: Pick<TeamsChannelOptions, 'clock' | 'log'>) {
  if (access.kind === 'local') {
    const credentials = withoutToken(allowLoopback);
    return { guard: localGuard, credentials, mayCall: allowLoopback, callsPerSecond: teamsLimits.callsPerSecond };
  }
  const mayCall = allowHosts(access.serviceHosts);
  // A bot for many tenants is registered with the Bot Framework itself; ours still serves only one.
  const tenant = access.type === 'MultiTenant' ? 'botframework.com' : access.tenantId;
  return {
    guard: createGuard({ ...access, mayCall, clock, log }),
    credentials: createCredentials({ ...access, tenant, mayCall, clock, log }),
    mayCall,
    callsPerSecond: access.callsPerSecond,
  };
}
