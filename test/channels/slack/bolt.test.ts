import { once } from 'node:events';
import { createBolt, eventsPath } from '../../../src/channels/slack/bolt';
import type { Received } from '../../../src/channels/slack/receive';
import { createTestLog, startTestServer } from '../../support/test-server';

describe('Bolt', () => {
  it('is not asked for a caller that has gone: the request ends, and nothing is done', async () => {
    let worked = 0;
    const work = async (): Promise<Received> => {
      worked += 1;
      return {};
    };
    const bolt = createBolt(createTestLog().log);
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let ended: (received: Received | undefined) => void = () => {};
    const end = new Promise<Received | undefined>((resolve) => {
      ended = resolve;
    });
    const server = await startTestServer([
      {
        method: 'post',
        path: eventsPath,
        reads: 'bytes',
        async handle(exchange, body) {
          arrived();
          await once(exchange.response, 'close');
          ended(await bolt(exchange, body, work));
        },
      },
    ]);
    const leaving = new AbortController();
    const call = fetch(`${server.url}${eventsPath}`, { method: 'POST', body: '{}', signal: leaving.signal });
    await arrival;
    leaving.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(await end).toBeUndefined();
    expect(worked).toBe(0);
    await server.server.stop();
  });
});
