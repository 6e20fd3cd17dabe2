import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'libsql';
import { type BotProcess, startBot } from './support/bot-process';
import { useDataFolder } from './support/data-folder';
import { type FakeSotkanet, startFakeSotkanet } from './support/fake-sotkanet';
import { connectRaw } from './support/raw-http';
import { runProgram } from './support/run-program';
import { buildIndicator, exampleRegions } from './support/sotkanet-data';
import { startStoreProcess } from './support/store-process';

const root = join(__dirname, '..');
const inData = useDataFolder();

let bot: BotProcess | undefined;
afterEach(async () => {
  await bot?.end('SIGKILL');
  bot = undefined;
});

async function start(settings: Readonly<Record<string, string>> = {}): Promise<BotProcess> {
  bot = await startBot({ root, dataDir: inData(), settings });
  return bot;
}

async function launch({ send }: BotProcess, text: string): Promise<string> {
  const { body } = await send({ person: 'fanni', text });
  return /"poll":"([\w-]+)"/.exec(JSON.stringify(body))?.[1] ?? '';
}

const voteOf = (person: string, poll: string) => ({
  person,
  payload: { verb: 'vote', poll, option: '1' },
  inputs: {},
});

/** What the local chat shows, as plain text. */
async function readTexts({ url }: BotProcess): Promise<readonly string[]> {
  const response = await fetch(`${url}/local/posts?person=aino`);
  const { posts } = (await response.json()) as { posts: readonly { said?: string; shown?: { text: string } }[] };
  return posts.map(({ said, shown }) => said ?? shown?.text ?? '');
}

describe('the start is refused', () => {
  const refused = (settings: Readonly<Record<string, string>> = {}) =>
    runProgram('main', [], { dataDir: inData(), settings });

  it('with everything that is wrong with the settings, a line each', async () => {
    expect(await refused({ PORT: 'many', LOG_LEVEL: 'loud', SOTKANET_URL: 'here' })).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'The settings need mending:',
        '  - PORT must be a number from 0 to 65535',
        '  - SOTKANET_URL must be an http or https address',
        '  - LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
        '',
      ].join('\n'),
    });
    expect(readdirSync(inData())).toEqual([]);
  });

  it('in production, where local mode would let everyone in', async () => {
    const { code, stderr } = await refused({ NODE_ENV: 'production' });
    expect(stderr).toMatch(/^The settings need mending:\n {2}- NODE_ENV=production needs Teams or Slack: .*\n$/);
    expect(code).toBe(1);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a Cosmos account out of reach',
      { STORE: 'cosmos', COSMOS_ENDPOINT: 'http://127.0.0.1:9', COSMOS_KEY: 'c2VjcmV0' },
      /^Cosmos DB at http:\/\/127\.0\.0\.1:9 does not answer: check COSMOS_ENDPOINT\n$/,
    ],
    [
      'an unknown home',
      { HOME_AREA: 'Atlantis' },
      /^The settings need mending:\n {2}- HOME_AREA must be the name of a Finnish region.*\n$/,
    ],
  ])('with %s in the settings, in clear words', async (_, settings, saying) => {
    const { code, stdout, stderr } = await refused(settings);
    expect(stderr).toMatch(saying);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('when somebody else has the port', async () => {
    const neighbour = createServer();
    await new Promise<void>((listening) => neighbour.listen(0, '127.0.0.1', listening));
    const { port } = neighbour.address() as AddressInfo;
    try {
      const { code, stderr } = await refused({ PORT: String(port) });
      expect(stderr).toBe(`cannot listen on 127.0.0.1:${port}; if it is taken, set PORT to another\n`);
      expect(code).toBe(1);
    } finally {
      await new Promise((closed) => neighbour.close(closed));
    }
  });

  it.each<[string, () => void, RegExp]>([
    ['damaged', () => writeFileSync(inData('kumppani.db'), 'no data'), /is damaged: keep a copy of it and restore/],
    ['newer', makeNewer, /was written by a newer version of this program: install that version/],
  ])('by a %s data file, which stays as it is', async (_, make, saying) => {
    make();
    const before = readFileSync(inData('kumppani.db'));
    const { code, stdout, stderr } = await refused();
    expect(stderr).toMatch(saying);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readFileSync(inData('kumppani.db'))).toEqual(before);
    expect(readdirSync(inData())).toEqual(['kumppani.db']);
  });

  function makeNewer(): void {
    const db = new Database(inData('kumppani.db'));
    db.exec(`PRAGMA application_id = ${0x4b554d50}; PRAGMA user_version = 2; CREATE TABLE later (thing TEXT)`);
    db.close();
  }
});

describe('a running bot', () => {
  it('says where to click, where the data is, and goes on without Sotkanet', async () => {
    const { url, said, hears } = await start();
    await hears(/^Figures: http:\/\/127\.0\.0\.1:9 cannot be reached now; going on with those of \d{4}-\d\d-\d\d\./);
    expect(said.lines).toEqual([
      expect.stringContaining(`local mode. Open ${url} in a browser on this machine; Ctrl-C stops it.`),
      expect.stringContaining(`Data is kept in ${inData()}.`),
      expect.stringContaining('Fetching figures from http://127.0.0.1:9 in the background'),
      expect.stringContaining('It is tried again tomorrow.'),
    ]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('keeps chat, poll and votes over a restart', async () => {
    const first = await start();
    const poll = await launch(first, 'poll "Tea or coffee?" tea | coffee');
    await first.send(voteOf('aino', poll));
    await first.send(voteOf('bjorn', poll));
    await first.end('SIGTERM');

    const second = await start();
    const texts = await readTexts(second);
    expect(texts).toContain('poll "Tea or coffee?" tea | coffee');
    expect(texts).toContainEqual(expect.stringMatching(/Tea or coffee\?.*tea: Ääniä 2/s));
    const repeated = await second.send(voteOf('aino', poll));
    expect(repeated.body.note).toBe('Äänesi oli jo tämä: tea.');
  });

  it('answers although the store failed just after the start, and says so in the log', async () => {
    const first = await start();
    await launch(first, 'poll "Tea or coffee?" tea | coffee');
    await first.end('SIGTERM');
    const db = new Database(inData('kumppani.db'));
    // What SQLite takes for JSON, and the program does not: the cards that may be behind cannot be read.
    db.prepare('UPDATE post SET body = ?').run(['{isFinal: false}']);
    db.close();
    const second = await start();
    expect((await second.send({ person: 'aino', text: 'apua' })).status).toBe(200);
    const { code } = await second.end('SIGTERM');
    expect(code).toBe(0);
    expect(second.said.log()).toMatch(/"msg":"not caught up"/);
  });

  it('logs JSON lines without what people write, who they are and how they vote', async () => {
    const running = await start({ LOG_LEVEL: 'trace' });
    const { send, said, end, url } = running;
    const poll = await launch(running, 'poll "Kysymyssana?" Vaihtoehtosana | Toinensana');
    await send({ person: 'nimisana', name: 'Nimisana Sukusana', text: 'Viestisana?' });
    await send({ ...voteOf('nimisana', poll), inputs: { field: 'Kenttäsana' } });
    await send({ ...voteOf('nimisana', 'Pollisana'), name: 'Sukusana' });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${url}/local/messages`, { method: 'POST', headers, body: '{"text":"Rikkisana' });
    damagePoll(poll);
    await send(voteOf('nimisana', poll));
    await end('SIGTERM');

    const lines = said
      .log()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'request refused', status: 400 }));
    expect(lines).toContainEqual(expect.objectContaining({ err: expect.objectContaining({ name: 'SyntaxError' }) }));
    expect(said.log()).not.toMatch(/sana|Esimerkki|fanni/i);
  });

  it('goes on and stops in order when nobody reads its standard output any more', async () => {
    const { send, said, stopReading, end } = await start();
    stopReading();
    expect((await send({ person: 'aino', text: 'Apua' })).status).toBe(200);
    expect((await end('SIGTERM')).code).toBe(0);
    expect(said.log()).not.toContain('EPIPE');
  });

  it('logs a fault that nothing has caught without its message, and ends with 1', async () => {
    const faults = inData('faults.js');
    writeFileSync(
      faults,
      `process.on('SIGUSR2', () => {
        Promise.reject(new TypeError('Lupaussana'));
        setTimeout(() => { throw new RangeError('Virhesana'); }, 20);
      });`,
    );
    const { said, end } = await start({ NODE_OPTIONS: `--require ${faults}` });
    expect((await end('SIGUSR2')).code).toBe(1);
    expect(said.log()).toMatch(/"name":"TypeError".*"msg":"unhandled rejection"/);
    expect(said.log()).toMatch(/"name":"RangeError".*"msg":"uncaught fault"/);
    expect(said.log()).not.toContain('sana');
  });

  /** What SQLite takes for JSON, and the program does not: reading the poll is a fault from now on. */
  function damagePoll(poll: string): void {
    const db = new Database(inData('kumppani.db'));
    db.prepare('UPDATE poll SET body = ? WHERE id = ?').run(['{Sisältösana: 1}', poll]);
    db.close();
  }
});

describe('SIGTERM', () => {
  let sotkanet: FakeSotkanet;
  beforeEach(async () => {
    sotkanet = await startFakeSotkanet({ indicators: [buildIndicator(683)], regions: exampleRegions });
  });
  afterEach(() => sotkanet.close());

  it('ends a bot in the middle of a sync, with a reader of events, with 0 in under 10 s', async () => {
    sotkanet.holdAfter(2);
    const { url, said, end } = await start({ SOTKANET_URL: sotkanet.baseUrl });
    const events = await fetch(`${url}/local/events?person=aino`);
    expect(events.status).toBe(200);
    await sotkanet.held(1);
    const { code, ms } = await end('SIGTERM');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(said.lines.at(-1)).toBe('Stopping: finishing what is under way.');
    await expect(events.text().catch(() => '')).resolves.not.toContain('fault');
  });

  it('ends a bot within 10 s also when a body never comes and another process holds the data file', async () => {
    const running = await start();
    // Leaves something to be swept.
    await running.send({ person: 'aino', text: 'Apua' });
    const half = connectRaw(Number(new URL(running.url).port));
    half.write('POST /local/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n{');
    const other = startStoreProcess('lock', inData('kumppani.db'));
    try {
      expect(await other.line()).toBe('locked');
      const { code, ms } = await running.end('SIGTERM');
      expect(code).toBe(0);
      expect(ms).toBeLessThan(9_000);
    } finally {
      await other.kill();
    }
  }, 20_000);
});
