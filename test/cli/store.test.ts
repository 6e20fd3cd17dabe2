import { join } from 'node:path';
import { type BotProcess, type LocalAnswer, pollIn, startBot } from '../support/bot-process';
import { type CosmosAccount, startCosmosPeer } from '../support/cosmos-peer';
import { useDataFolder } from '../support/data-folder';
import { type FakeCosmos, startFakeCosmos } from '../support/fake-cosmos';
import { runKumppani, runProgram } from '../support/run-program';

const root = join(__dirname, '..', '..');
const inData = useDataFolder();

const settingsOf = ({ endpoint, key }: CosmosAccount) => ({
  STORE: 'cosmos',
  COSMOS_ENDPOINT: endpoint,
  COSMOS_KEY: key,
});
const kumppani = (settings: Record<string, string>, ...words: string[]) =>
  runKumppani(words, { dataDir: inData(), settings });

describe('kumppani store prepare', () => {
  let fake: FakeCosmos;
  beforeEach(async () => {
    fake = await startFakeCosmos();
  });
  afterEach(() => fake.stop());

  it('makes what is missing, leaves what is there, and adds the indexes of a newer version', async () => {
    const settings = settingsOf(fake);
    const prepare = async () => JSON.parse((await kumppani(settings, 'store', 'prepare', '--json')).stdout).done;
    expect(await prepare()).toBe('created');
    expect(await prepare()).toBe('nothing');
    fake.dropIndex('/body/state/?');
    const { stderr } = await runProgram('main', [], { dataDir: inData(), settings });
    expect(stderr).toBe('the container documents lacks indexes: run npm run -s kumppani -- store prepare\n');
    expect(await prepare()).toBe('indexed');
    expect(await prepare()).toBe('nothing');
  });

  it('says in words what is wrong with the account, and never shows the key', async () => {
    const settings = settingsOf(fake);
    const wrongKey = Buffer.from('another key').toString('base64');
    const faults: [Record<string, string>, () => void, RegExp][] = [
      [{ ...settings, COSMOS_KEY: wrongKey }, () => {}, /COSMOS_KEY is not a key of the account/],
      [{ ...settings, COSMOS_ENDPOINT: 'http://127.0.0.1:9' }, () => {}, /does not answer: check COSMOS_ENDPOINT/],
      [settings, () => fake.setPartitionKey('/other'), /is not parted by \/pk/],
      [
        settings,
        () => Object.assign(fake.account, { defaultConsistencyLevel: 'Eventual' }),
        /default consistency to Ses/,
      ],
      [settings, () => Object.assign(fake.account, { enableMultipleWriteLocations: true }), /in one region only/],
    ];
    await kumppani(settings, 'store', 'prepare');
    for (const [given, spoil, words] of faults) {
      spoil();
      for (const { code, stdout, stderr } of [
        await kumppani(given, 'store', 'prepare'),
        await runProgram('main', [], { dataDir: inData(), settings: given }),
      ]) {
        expect([code, stdout]).toEqual([1, '']);
        expect(stderr).toMatch(words);
        expect(stderr.split('\n')).toHaveLength(2);
        expect(stderr).not.toContain(given.COSMOS_KEY);
      }
    }
  }, 60_000);

  it('can be done by a script of one’s own, from the definition', async () => {
    const { code, stdout } = await kumppani({}, 'store', 'definition');
    const { id, partitionKey, indexingPolicy } = JSON.parse(stdout);
    expect([code, id, partitionKey.paths]).toEqual([0, 'documents', ['/pk']]);
    expect(indexingPolicy.excludedPaths).toEqual([{ path: '/*' }]);
    expect(indexingPolicy.includedPaths).toContainEqual({ path: '/body/state/?' });
  });

  it('is for Cosmos only', async () => {
    const { code, stderr } = await kumppani({}, 'store', 'prepare');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/only STORE=cosmos needs preparing/)]);
  });
});

describe('a bot with STORE=cosmos', () => {
  let account: CosmosAccount;
  let bot: BotProcess | undefined;
  beforeEach(async () => {
    account = await startCosmosPeer();
  });
  afterEach(async () => {
    await bot?.end('SIGKILL');
    await account.stop();
  });

  const start = async () => {
    bot = await startBot({ root, dataDir: inData(), settings: settingsOf(account) });
    return bot;
  };

  it('does not start without the container, and says what to run', async () => {
    const { code, stderr } = await runProgram('main', [], { dataDir: inData(), settings: settingsOf(account) });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^Cosmos DB has no container .* store prepare\n$/)]);
  });

  it('keeps a poll and its votes over a restart, and leaves backups to Azure', async () => {
    await kumppani(settingsOf(account), 'store', 'prepare');
    const first = await start();
    const launched = await first.send({ person: 'fanni', text: 'kysely "Mikä auttaisi?" tilat | rahoitus' });
    const payload = { verb: 'vote', poll: pollIn(launched.body), option: '1' };
    expect((await first.send({ person: 'aino', payload, inputs: {} })).body.note).toMatch(/tilat/);
    expect((await first.end('SIGTERM')).code).toBe(0);
    await start();
    const page = await (await fetch(bot?.url ?? '')).text();
    expect(page).toContain('<html');
    const posts = (await (await fetch(`${bot?.url}/local/posts?person=bjorn`)).json()) as LocalAnswer;
    const texts = posts.posts.map(({ shown }) => shown?.text ?? '');
    expect(texts.find((text) => text.includes('Mikä auttaisi?'))).toMatch(/tilat[^\n]*1/);
    const backup = await kumppani(settingsOf(account), 'backup');
    expect([backup.code, backup.stderr]).toEqual([1, expect.stringMatching(/backed up and restored in Azure/)]);
  }, 30_000);
});
