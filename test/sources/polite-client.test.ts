import { createPoliteClient, type PoliteClient } from '../../src/sources/polite-client';
import { type FakeSotkanet, startFakeSotkanet } from '../support/fake-sotkanet';
import { createSetClock } from '../support/set-clock';

let fake: FakeSotkanet;
let waits: number[];
let client: PoliteClient;

function createClient(baseUrl = fake.baseUrl, timeoutMs?: number): PoliteClient {
  const wait = async (ms: number) => waits.push(ms);
  return createPoliteClient({
    baseUrl,
    userAgent: 'Kumppani/0',
    clock: createSetClock(),
    random: () => 1,
    wait,
    timeoutMs,
  });
}

beforeEach(async () => {
  fake = await startFakeSotkanet({ indicators: [], regions: [1] });
  waits = [];
  client = createClient();
});

afterEach(() => fake.close());

describe('the polite client', () => {
  it('sends at most four requests at a time', async () => {
    fake.holdAfter(0);
    const answers = Promise.all(Array.from({ length: 20 }, () => client.getJson('regions')));
    await fake.held(4);
    fake.resume();
    await answers;
    expect(fake.mostAtOnce).toBe(4);
    expect(fake.answered).toHaveLength(20);
  });

  it('repeats what failed with 503, 500 or a dropped connection, waiting twice as long each time', async () => {
    const troubles = [{ status: 503 }, 'drop', { status: 500 }] as const;
    fake.trouble = (count) => troubles[count - 1];
    await expect(client.getJson('regions')).resolves.toEqual({ kind: 'found', body: [1] });
    expect(waits).toEqual([250, 500, 1000]);
    expect(client.requests).toBe(4);
  });

  it('spreads waits by chance, so that requests that failed together do not come back together', async () => {
    fake.trouble = (count) => (count === 1 ? { status: 503 } : undefined);
    const wait = async (ms: number) => waits.push(ms);
    const options = { baseUrl: fake.baseUrl, userAgent: 'Kumppani/0', clock: createSetClock(), wait };
    await createPoliteClient({ ...options, random: () => 0 }).getJson('regions');
    expect(waits).toEqual([125]);
  });

  it('waits as long as Retry-After says, in seconds or until a time', async () => {
    const headers = ['7', 'Mon, 23 Nov 2026 10:01:00 GMT'];
    fake.trouble = (count) =>
      count <= 2 ? { status: 429, headers: { 'retry-after': headers[count - 1] ?? '' } } : undefined;
    await client.getJson('regions');
    expect(waits).toEqual([7_000, 60_000]);
  });

  it('does not wait for a Retry-After of an hour', async () => {
    fake.trouble = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    await expect(client.getJson('regions')).rejects.toMatchObject({ code: 'busy' });
    expect(client.requests).toBe(1);
  });

  it('gives up after ten answers of 503', async () => {
    fake.trouble = () => ({ status: 503 });
    await expect(client.getJson('regions')).rejects.toMatchObject({
      code: 'refused',
      message: `GET ${fake.baseUrl}/regions: HTTP 503`,
    });
    expect(client.requests).toBe(10);
    expect(Math.max(...waits)).toBe(8000);
  });

  it('gives up soon on a host that has never answered', async () => {
    await fake.close();
    await expect(client.getJson('regions')).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(client.requests).toBe(4);
    fake = await startFakeSotkanet({ indicators: [], regions: [] });
  });

  it('gives up on an answer that does not come in time', async () => {
    fake.holdAfter(0);
    await expect(createClient(fake.baseUrl, 20).getJson('regions')).rejects.toMatchObject({ code: 'unreachable' });
  });

  it.each([400, 403])('does not repeat what was refused with %i', async (status) => {
    fake.trouble = () => ({ status });
    await expect(client.getJson('regions')).rejects.toMatchObject({ code: 'refused' });
    expect(client.requests).toBe(1);
  });

  it('tells a missing thing from a fault', async () => {
    await expect(client.getJson('nowhere')).resolves.toEqual({ kind: 'notFound' });
  });

  it('does not take a web page for data', async () => {
    fake.trouble = () => ({ status: 200 });
    await expect(client.getJson('regions')).rejects.toMatchObject({ code: 'malformed' });
  });
});
