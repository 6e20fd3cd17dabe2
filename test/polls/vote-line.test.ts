import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ballotBoxKind,
  createPollKeys,
  createPolls,
  type PollKeys,
  type Polls,
  pollKind,
  type Secrecy,
} from '../../src/polls/polls';
import { type DocumentStore, StoreError } from '../../src/store/store';
import { bothStores, type TestStore } from '../support/both-stores';
import { createSetClock } from '../support/set-clock';

const place = { channel: 'web', conversation: 'local', kind: 'group', people: 50 } as const;
const voters = Array.from({ length: 200 }, (_, number) => `web:local:v${number}`);

describe.each(bothStores)('votes that come at once, with the store %s', (_, open) => {
  const clock = createSetClock('2026-11-23T12:00:00Z');
  let folder: string;
  let opened: TestStore;
  /** What has been asked of the store since the launch. */
  let asked: string[];
  /** What a write meets instead of the store. */
  let failWrite: (box: string) => boolean;
  /** A write waits for this. */
  let beforeWrite: () => Promise<void>;
  /** Told whenever a poll's key has been read. */
  let read: () => void;
  /** Two processes on one store. */
  let here: Polls;
  let there: Polls;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-line-'));
    opened = await open([pollKind, ballotBoxKind]);
    failWrite = () => false;
    beforeWrite = async () => {};
    read = () => {};
    const inFolder = createPollKeys({ folder });
    const keys: PollKeys = {
      ...inFolder,
      async read(poll) {
        const key = await inFolder.read(poll);
        read();
        return key;
      },
    };
    here = createPolls({ store: watched(opened.store), keys, clock });
    there = createPolls({ store: opened.store, keys, clock });
  });
  afterEach(async () => {
    await opened.end();
    rmSync(folder, { recursive: true });
  });

  function watched(store: DocumentStore): DocumentStore {
    const heard =
      <Args extends readonly unknown[], Answer>(name: string, call: (...args: Args) => Promise<Answer>) =>
      async (...args: Args) => {
        asked.push(name);
        const at = args[1] as { readonly id?: string } | undefined;
        const isWrite = name === 'create' || name === 'replace';
        if (isWrite) await beforeWrite();
        if (isWrite && failWrite(at?.id ?? '')) throw new StoreError('unavailable');
        return call(...args);
      };
    return {
      ...store,
      get: heard('get', store.get) as DocumentStore['get'],
      query: heard('query', store.query) as DocumentStore['query'],
      create: heard('create', store.create) as DocumentStore['create'],
      replace: heard('replace', store.replace) as DocumentStore['replace'],
    };
  }

  async function launch(secrecy: Secrecy = 'open'): Promise<string> {
    asked = [];
    const options = ['tilat', 'rahoitus', 'yhteyshenkilö'];
    const launched = await there.launch({
      key: 'form',
      question: 'Mikä auttaisi eniten?',
      options,
      secrecy,
      language: 'fi',
      place,
      by: 'web:local:fanni',
    });
    if (launched.kind === 'refused') throw new Error(launched.reason);
    return launched.poll.id;
  }

  const vote = (polls: Polls, poll: string, voter: string, option = '1') =>
    polls.vote({
      poll,
      option,
      voter,
      language: 'fi',
      place,
      inNameOf: { kind: 'person' },
      day: '2026-11-23',
    });

  const writes = () => asked.filter((name) => name === 'create' || name === 'replace').length;

  it('are stored all, with one write of each box for the first and one for all the others', async () => {
    const poll = await launch();
    await Promise.all(voters.map((voter, number) => vote(here, poll, voter, String((number % 2) + 1))));
    expect((await there.read(poll))?.tally).toEqual({ votes: [100, 100, 0], voters: 200, groups: 0 });
    expect(writes()).toBeLessThanOrEqual(1 + 16);
  });

  it('cost the one box of a small secret poll two writes at most', async () => {
    const poll = await launch('secret');
    // Each vote reads the poll's key from the disk first: the first write waits until all have come.
    const few = voters.slice(0, 50);
    let come = 0;
    const all = new Promise<void>((resolve) => {
      read = () => {
        come += 1;
        if (come === few.length) setImmediate(resolve);
      };
    });
    beforeWrite = () => all;
    await Promise.all(few.map((voter) => vote(here, poll, voter)));
    expect(writes()).toBeLessThanOrEqual(2);
    expect(await there.close(poll)).toMatchObject({ tally: { votes: [50, 0, 0], voters: 50 } });
  });

  it('of one person count once in an open poll: the last', async () => {
    const open = await launch();
    const options = ['1', '2', '3'];
    const cast = await Promise.all(options.map((option) => vote(here, open, 'web:local:aino', option)));
    expect(cast).toMatchObject([{ what: 'first' }, { what: 'changed' }, { what: 'changed' }]);
    expect((await there.read(open))?.tally).toMatchObject({ votes: [0, 0, 1], voters: 1 });
  });

  it('of one person count once in a secret poll: the first', async () => {
    const poll = await launch('secret');
    const cast = await Promise.all(['1', '2', '3'].map((option) => vote(here, poll, 'web:local:aino', option)));
    const what = cast.map((each) => (each.kind === 'refused' ? each.reason : each.what));
    expect([...what].sort()).toEqual(['alreadyVoted', 'alreadyVoted', 'first']);
    // Which one comes first is up to the disk that the key is read from.
    const votes = what.map((each) => (each === 'first' ? 1 : 0));
    expect(await there.close(poll)).toMatchObject({ tally: { votes, voters: 1 } });
  });

  it.each(['open', 'secret'] as const)(
    'are stored all when two processes store them in an %s poll',
    async (secrecy) => {
      const poll = await launch(secrecy);
      await Promise.all(voters.map((voter, number) => vote(number % 2 ? here : there, poll, voter)));
      expect(await here.close(poll)).toMatchObject({ tally: { votes: [200, 0, 0], voters: 200 } });
    },
  );

  it('are refused with the result when another process has closed the poll since the last one', async () => {
    const poll = await launch();
    for (const voter of voters.slice(0, 50)) await vote(here, poll, voter);
    await there.close(poll);
    const late = await Promise.all(voters.slice(50, 100).map((voter) => vote(here, poll, voter)));
    for (const each of late) expect(each).toMatchObject({ reason: 'pollClosed', poll: { tally: { voters: 50 } } });
    expect((await there.read(poll))?.tally?.voters).toBe(50);
  });

  it('are looked at anew before one is taken for a repeat', async () => {
    const poll = await launch();
    await vote(here, poll, 'web:local:aino', '1');
    await vote(there, poll, 'web:local:aino', '2');
    expect(await vote(here, poll, 'web:local:aino', '1')).toMatchObject({ what: 'changed' });
    expect((await there.read(poll))?.tally).toMatchObject({ votes: [1, 0, 0], voters: 1 });
  });

  it('are known as repeats when another process has stored the first in a secret poll', async () => {
    const poll = await launch('secret');
    for (const voter of voters.slice(0, 20)) await vote(here, poll, voter);
    await vote(there, poll, 'web:local:aino', '2');
    expect(await vote(here, poll, 'web:local:aino', '1')).toMatchObject({ reason: 'alreadyVoted' });
    expect(await there.close(poll)).toMatchObject({ tally: { votes: [20, 1, 0], voters: 21 } });
  });

  it('fail alone when their box cannot be written, and the next ones are stored', async () => {
    const poll = await launch();
    failWrite = (box) => box === '3';
    const settled = await Promise.allSettled(voters.map((voter) => vote(here, poll, voter)));
    const stored = settled.filter(({ status }) => status === 'fulfilled').length;
    expect(stored).toBeGreaterThan(100);
    expect(stored).toBeLessThan(200);
    expect((await there.read(poll))?.tally?.voters).toBe(stored);
    failWrite = () => false;
    await Promise.all(voters.map((voter) => vote(here, poll, voter)));
    expect((await there.read(poll))?.tally?.voters).toBe(200);
  });

  it('are shown another process’ votes a second later', async () => {
    const poll = await launch();
    await vote(here, poll, 'web:local:aino');
    await vote(there, poll, 'web:local:bjorn');
    clock.advance(1_000);
    expect(await vote(here, poll, 'web:local:cecilia')).toMatchObject({ poll: { tally: { voters: 3 } } });
  });

  it('cost one write each while they keep coming: what is known of poll and boxes is built upon', async () => {
    const poll = await launch();
    await vote(here, poll, 'web:local:aino', '1');
    asked = [];
    await vote(here, poll, 'web:local:aino', '2');
    await vote(here, poll, 'web:local:aino', '3');
    expect(asked).toEqual(['replace', 'replace']);
  });
});
