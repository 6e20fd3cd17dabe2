import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { App, type Context, HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../base/base';
import { type Exchange, sendProblem } from '../../http/http';
import type { Received } from './receive';
import { silent } from './web-api';

/** What a request asks for; run by Bolt, which acknowledges it when the work is done. */
export type Work = () => Promise<Received>;

/**
 * Lets Bolt answer a proven request. Resolves when the response is closed, with what the work came to; undefined when it failed
 * or there was none. The caller may have gone before the work is done; one that had gone before gets none of it done.
 */
export type Bolt = (exchange: Exchange, body: Buffer, work?: Work) => Promise<Received | undefined>;

interface Turn {
  readonly work: Work;
  done?: Promise<Received>;
}

export const eventsPath = '/slack/events';

export function createBolt(log: Log): Bolt {
  const turns = new WeakMap<IncomingMessage, Turn>();
  const receiver = createReceiver(turns, log);
  listen(receiver);

  return async ({ id, request, response }, body, work) => {
    // Its close has been and will not come again. Slack delivers once more what it did not wait for.
    if (response.closed || response.destroyed) return undefined;
    const turn: Turn | undefined = work && { work };
    if (turn) turns.set(request, turn);
    const closed = once(response, 'close');
    receiver.requestListener(Object.assign(request, { rawBody: body }), response);
    await closed;
    return turn?.done?.catch((error: unknown) => {
      log.error({ request: id, err: error }, 'Slack request failed');
      return undefined;
    });
  };
}

function createReceiver(turns: WeakMap<IncomingMessage, Turn>, log: Log): HTTPReceiver {
  return new HTTPReceiver({
    endpoints: eventsPath,
    // The guard has checked the signature; Bolt would take requests from the future.
    signatureVerification: false,
    signingSecret: '',
    processBeforeResponse: true,
    customPropertiesExtractor: (request) => ({ turn: turns.get(request) }),
    unhandledRequestHandler: () => log.warn({}, 'Slack waits for over 3 s'),
    async processEventErrorHandler({ request, response }) {
      const done = await turns.get(request)?.done?.catch(() => undefined);
      if (done?.underWay) sendProblem(response, 503, 'underWay');
      else sendProblem(response, 500, 'fault');
      return false;
    },
    logger: silent,
  });
}

/** Store first, then acknowledge. Bolt acknowledges events by itself when the listener is through. */
function listen(receiver: HTTPReceiver): void {
  const app = new App({
    receiver,
    // Our own client does the talking: Bolt needs no token, and asks nobody whose it is.
    authorize: async () => ({}),
    tokenVerificationEnabled: false,
    attachFunctionToken: false,
    ignoreSelf: false,
    convoStore: false,
    logger: silent,
  });
  // One middleware for everything, and nothing after it: for each request Bolt would go through all of its listeners.
  app.use(async ({ context, ...args }) => {
    const { form, underWay } = await run(context);
    if (!('ack' in args)) {
      // Slack delivers an event again that is not acknowledged, a minute later; a press or a form it shows as failed.
      if (underWay) throw new Error('under way');
      return;
    }
    // Bolt's types know no lists that nobody may change, and no answer that fits them all.
    const answer = args.ack as (body?: object) => Promise<void>;
    await (form ? answer({ response_action: 'update', view: form }) : answer());
  });
}

function run(context: Context): Promise<Received> {
  const turn: Turn = context.turn;
  turn.done ??= turn.work();
  return turn.done;
}
