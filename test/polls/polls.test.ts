import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ballotBoxKind, createPollKeys, createPolls, type Launch, type Polls, type Vote } from '../../src/polls/polls';
import { type DocumentStore, readAll, StoreError } from '../../src/store/store';
import { createMemoryStore } from '../support/memory-store';
import { createSetClock } from '../support/set-clock';

const place = { channel: 'web', conversation: 'local', kind: 'group', people: 5 } as const;

function buildLaunch(overrides: Partial<Launch> = {}): Launch {
  return {
    key: 'form-1',
    question: 'Mikä auttaisi eniten?',
    options: ['tilat', 'rahoitus', 'yhteyshenkilö'],
    secrecy: 'open',
    language: 'fi',
    place,
    by: 'web:local:fanni',
    ...overrides,
  };
}

function buildVote(overrides: Partial<Vote> & Pick<Vote, 'poll'>): Vote {
  return {
    option: '1',
    voter: 'web:local:aino',
    language: 'fi',
    place,
    inNameOf: { kind: 'person' },
    day: '2026-11-23',
    ...overrides,
  };
}

describe('polls', () => {
  const clock = createSetClock('2026-11-23T12:00:00Z');
  let folder: string;
  let store: DocumentStore;
  let polls: Polls;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kumppani-polls-'));
    store = createMemoryStore();
    polls = createPolls({ store, clock, keys: createPollKeys({ folder }) });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keyFiles = () => readdirSync(folder).filter((name) => name.endsWith('.key'));

  async function launch(overrides: Partial<Launch> = {}): Promise<string> {
    const launched = await polls.launch(buildLaunch(overrides));
    if (launched.kind === 'refused') throw new Error(launched.reason);
    return launched.poll.id;
  }

  it('launches one poll when a form is sent twice at once', async () => {
    const both = await Promise.all([polls.launch(buildLaunch()), polls.launch(buildLaunch())]);
    expect(both.map((launched) => launched.kind === 'launched' && launched.repeated).sort()).toEqual([false, true]);
    expect(await polls.all()).toHaveLength(1);
  });

  it('counts a vote once when it is delivered four times at once', async () => {
    const poll = await launch();
    await Promise.all(Array.from({ length: 4 }, () => polls.vote(buildVote({ poll }))));
    expect((await polls.read(poll))?.tally).toEqual({ votes: [1, 0, 0], voters: 1, groups: 0 });
  });

  it('lets the last vote of a person win in an open poll', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll, option: '1' }));
    const voted = await polls.vote(buildVote({ poll, option: '3' }));
    expect(voted).toMatchObject({ kind: 'counted', what: 'changed', poll: { tally: { votes: [0, 0, 1], voters: 1 } } });
  });

  it('lets the later press win however the deliveries are shuffled, and tells a late one what counts', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll, option: '1', pressedAt: 1_000 }));
    await polls.vote(buildVote({ poll, option: '1', pressedAt: 3_000 }));
    expect(await polls.vote(buildVote({ poll, option: '2', pressedAt: 2_000 }))).toMatchObject({
      what: 'same',
      option: { id: '1' },
    });
    expect(await polls.vote(buildVote({ poll, option: '3', pressedAt: 4_000 }))).toMatchObject({ what: 'changed' });
    expect(await polls.vote(buildVote({ poll, option: '1', pressedAt: 3_000 }))).toMatchObject({
      what: 'same',
      option: { id: '3' },
    });
    expect((await polls.read(poll))?.tally).toEqual({ votes: [0, 0, 1], voters: 1, groups: 0 });
  });

  it('keeps the time of a press only while an open poll is open, and never in a secret one', async () => {
    const open = await launch();
    const secret = await launch({ key: 'form-2', secrecy: 'secret' });
    const boxes = async () => JSON.stringify(await readAll(store, ballotBoxKind, {}));
    await polls.vote(buildVote({ poll: secret, pressedAt: 1_799_999 }));
    expect(await boxes()).not.toContain('1799999');
    await polls.vote(buildVote({ poll: open, pressedAt: 1_799_999 }));
    expect(await boxes()).toContain('1799999');
    expect(JSON.stringify(await polls.responses(open))).not.toContain('1799999');
    await polls.close(open);
    expect(await boxes()).not.toContain('1799999');
    expect(await polls.responses(open)).toMatchObject([{ option: '1', day: '2026-11-23' }]);
  });

  it('asks the store three times for a vote: for the poll, for its boxes, and to write one', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll }));
    const asked: string[] = [];
    const counting = new Proxy(store, {
      get(target, name: keyof DocumentStore) {
        asked.push(name);
        return target[name];
      },
    });
    const counted = createPolls({ store: counting, clock, keys: createPollKeys({ folder }) });
    await counted.vote(buildVote({ poll, option: '2' }));
    expect(asked).toEqual(['get', 'query', 'replace']);
  });

  it('refuses a second vote in a secret poll and keeps the first', async () => {
    const poll = await launch({ secrecy: 'secret' });
    await polls.vote(buildVote({ poll, option: '1' }));
    expect(await polls.vote(buildVote({ poll, option: '2' }))).toMatchObject({
      kind: 'refused',
      reason: 'alreadyVoted',
    });
    expect((await polls.close(poll))?.tally?.votes).toEqual([1, 0, 0]);
  });

  it('shows only the turnout of a secret poll until the close', async () => {
    const poll = await launch({ secrecy: 'secret' });
    await polls.vote(buildVote({ poll }));
    const open = await polls.read(poll);
    expect(open).toMatchObject({ turnout: 1 });
    expect(open).not.toHaveProperty('tally');
  });

  it('refuses an unknown poll, an unknown option, and a late vote with the closing time', async () => {
    const poll = await launch();
    await polls.close(poll);
    expect(await polls.vote(buildVote({ poll: 'made-up' }))).toEqual({ kind: 'refused', reason: 'pollUnknown' });
    expect(await polls.vote(buildVote({ poll, option: '4' }))).toEqual({ kind: 'refused', reason: 'optionUnknown' });
    expect(await polls.vote(buildVote({ poll }))).toMatchObject({
      reason: 'pollClosed',
      poll: { closedAt: '2026-11-23T12:00:00.000Z' },
    });
  });

  it('knows a poll only in the conversation that it is held in', async () => {
    const poll = await launch();
    const elsewhere = { ...place, conversation: 'elsewhere' };
    const vote = await polls.vote(buildVote({ poll, place: elsewhere }));
    expect(vote).toEqual({ kind: 'refused', reason: 'pollUnknown' });
    expect(await polls.heldIn(elsewhere)).toEqual([]);
    expect(await polls.heldIn({ ...place, channel: 'teams' })).toEqual([]);
    expect(await polls.heldIn(place)).toMatchObject([{ id: poll, turnout: 0 }]);
  });

  it('lists all open polls of all conversations by one request, newest first', async () => {
    const elsewhere = { ...place, conversation: 'elsewhere' };
    for (const [key, at] of [
      ['1', place],
      ['2', elsewhere],
      ['3', place],
      ['4', { ...place, conversation: 'closed' }],
    ] as const) {
      const poll = await launch({ key, place: at });
      if (key === '4') await polls.close(poll);
      clock.advance(1000);
    }
    const asked: string[] = [];
    const counting = new Proxy(store, {
      get(target, name: keyof DocumentStore) {
        asked.push(name);
        return target[name];
      },
    });
    const open = await createPolls({ store: counting, clock, keys: createPollKeys({ folder }) }).open();
    expect(open.map((poll) => poll.place)).toEqual([place, elsewhere, place]);
    expect(asked).toEqual(['query']);
  });

  it('keeps with a vote where it was given, when that was not in the conversation of the poll', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll, givenIn: { channel: 'slack', kind: 'personal' } }));
    expect(await polls.responses(poll)).toMatchObject([{ channel: 'slack', placeKind: 'personal' }]);
  });

  it('keeps a hostile voter id apart from the box it is in', async () => {
    const poll = await launch();
    for (const voter of ['__proto__', 'constructor', 'toString']) await polls.vote(buildVote({ poll, voter }));
    expect((await polls.read(poll))?.turnout).toBe(3);
  });

  it.each(['open', 'secret'] as const)(
    'has every acknowledged vote of a race with the close in the result (%s)',
    async (secrecy) => {
      for (let round = 0; round < 20; round++) {
        const poll = await launch({ secrecy, key: `round-${round}` });
        const votes = Array.from({ length: 30 }, (_, n) =>
          polls.vote(buildVote({ poll, voter: `v${n}`, option: String((n % 3) + 1) })),
        );
        const [closed, ...voted] = await Promise.all([polls.close(poll), ...votes]);
        const counted = voted.filter(({ kind }) => kind === 'counted').length;
        expect(closed?.tally?.voters).toBe(counted);
        expect(voted.filter((vote) => vote.kind === 'refused' && vote.reason !== 'pollClosed')).toEqual([]);
      }
    },
  );

  it('closes once when two people close at the same moment', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll }));
    const [a, b] = await Promise.all([polls.close(poll), polls.close(poll)]);
    expect(a).toEqual(b);
    expect(a?.tally?.votes).toEqual([1, 0, 0]);
  });

  it('counts whatever is voted, changed and repeated like a simple tally would', async () => {
    const ballot = fc.record({ voter: fc.integer({ min: 0, max: 12 }), option: fc.integer({ min: 0, max: 2 }) });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(ballot, { maxLength: 40 }),
        fc.constantFrom('open', 'secret'),
        async (ballots, secrecy) => {
          round += 1;
          const poll = await launch({ secrecy, key: `property-${round}` });
          const expected = new Map<number, number>();
          for (const { voter, option } of ballots) {
            if (secrecy === 'open' || !expected.has(voter)) expected.set(voter, option);
            await polls.vote(buildVote({ poll, voter: `v${voter}`, option: String(option + 1) }));
          }
          const votes = [0, 1, 2].map((option) => [...expected.values()].filter((chosen) => chosen === option).length);
          expect((await polls.close(poll))?.tally).toEqual({ votes, voters: expected.size, groups: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  describe('of a secret poll after the close', () => {
    it('keeps neither key nor marks nor a vote’s row', async () => {
      const seen: string[] = [];
      const spying: DocumentStore = {
        ...store,
        replace: (kind, read, body) => {
          if (kind.name === 'ballotBox') seen.push(JSON.stringify(body));
          return store.replace(kind, read, body);
        },
      };
      polls = createPolls({ store: spying, clock, keys: createPollKeys({ folder }) });
      const poll = await launch({ secrecy: 'secret' });
      expect(keyFiles()).toHaveLength(1);
      for (const voter of ['a', 'b', 'c']) await polls.vote(buildVote({ poll, voter }));
      await polls.close(poll);
      expect(keyFiles()).toEqual([]);
      expect(seen.at(-1)).toContain('"voted":[]');
      expect(await polls.responses(poll)).toEqual([]);
      expect((await polls.read(poll))?.tally).toEqual({ votes: [3, 0, 0], voters: 3, groups: 0 });
    });

    it('never stores the voter’s id, not even while open', async () => {
      const bodies: string[] = [];
      const keep = (body: object) => bodies.push(JSON.stringify(body));
      const spying: DocumentStore = {
        ...store,
        create: (kind, at, body) => {
          keep(body);
          return store.create(kind, at, body);
        },
      };
      polls = createPolls({ store: spying, clock, keys: createPollKeys({ folder }) });
      const poll = await launch({ secrecy: 'secret' });
      await polls.vote(buildVote({ poll, voter: 'web:local:salaileva' }));
      expect(bodies.join()).not.toContain('salaileva');
      expect(bodies.length).toBeGreaterThan(1);
    });
  });

  it('refuses to launch a secret poll where keys cannot be kept', async () => {
    polls = createPolls({ store, clock, keys: createPollKeys({ folder: '/dev/null/keys' }) });
    expect(await polls.launch(buildLaunch({ secrecy: 'secret' }))).toEqual({
      kind: 'refused',
      reason: 'secretUnavailable',
    });
  });

  it('closes and counts a secret poll whose key is gone, as after a restore', async () => {
    const poll = await launch({ secrecy: 'secret' });
    await polls.vote(buildVote({ poll }));
    rmSync(join(folder, `${poll}.key`));
    expect(await polls.vote(buildVote({ poll, voter: 'late' }))).toEqual({
      kind: 'refused',
      reason: 'secretUnavailable',
    });
    await polls.recover();
    expect(await polls.read(poll)).toMatchObject({ state: 'closed', keyLost: true, tally: { votes: [1, 0, 0] } });
  });

  it.each<[string, (folder: string) => void]>([
    ['is not there', () => {}],
    ['is empty, as where it should be mounted', (path) => mkdirSync(path)],
    [
      'is another',
      (path) => {
        mkdirSync(path);
        writeFileSync(join(path, 'folder-id'), 'another');
      },
    ],
  ])('refuses to start when the folder of the keys %s, until it is back', async (_, put) => {
    const poll = await launch({ secrecy: 'secret' });
    renameSync(folder, `${folder}-away`);
    put(folder);
    await expect(polls.recover()).rejects.toMatchObject({ code: 'operator' });
    expect(await polls.read(poll)).toMatchObject({ state: 'open' });
    rmSync(folder, { recursive: true, force: true });
    renameSync(`${folder}-away`, folder);
    expect(await polls.recover()).toEqual([]);
    expect(await polls.vote(buildVote({ poll }))).toMatchObject({ kind: 'counted' });
  });

  it('closes and counts polls whose keys are given up, and no other', async () => {
    const lost = await launch({ secrecy: 'secret' });
    await polls.vote(buildVote({ poll: lost }));
    rmSync(folder, { recursive: true });
    const kept = await launch({ secrecy: 'secret', key: 'form-2' });
    const open = await launch({ key: 'form-3' });
    expect(await polls.giveUpKeys()).toMatchObject([{ id: lost, keyLost: true, tally: { votes: [1, 0, 0] } }]);
    expect(await polls.recover()).toEqual([]);
    for (const id of [kept, open]) expect(await polls.read(id)).toMatchObject({ state: 'open' });
  });

  it('makes no new key for a secret poll that was launched and closed before', async () => {
    await polls.close(await launch({ secrecy: 'secret' }));
    const again = await polls.launch(buildLaunch({ secrecy: 'secret' }));
    expect(again).toMatchObject({ repeated: true, poll: { state: 'closed' } });
    expect(keyFiles()).toEqual([]);
  });

  it.each([
    ['one for a secret poll among few, so that votes lie among all others', 'secret', 22, 1],
    ['one for a secret poll among nobody knows how many: they may be few', 'secret', undefined, 1],
    ['sixteen for a secret poll among many', 'secret', 5_000, 16],
    ['sixteen for an open poll', 'open', 22, 16],
    ['more for an open poll among many, so that each stays small', 'open', 5_000, 64],
  ] as const)('has as many boxes as fit: %s', async (_, secrecy, people, most) => {
    const { people: _people, ...uncounted } = place;
    const here = people === undefined ? uncounted : { ...uncounted, people };
    const poll = await launch({ secrecy, place: here });
    for (let n = 0; n < 400; n++) await polls.vote(buildVote({ poll, voter: `v${n}`, place: here }));
    const boxes = await store.query({ name: 'ballotBox', indexed: [] }, { partition: poll });
    expect(boxes.documents).toHaveLength(most);
  });

  it.each([1, 2, 3, 4, 5])('finishes a closing that broke off at its %i. write', async (breakAt) => {
    const poll = await launch({ secrecy: 'secret' });
    for (let n = 0; n < 20; n++) await polls.vote(buildVote({ poll, voter: `v${n}` }));
    let writes = 0;
    const failing = (write: () => ReturnType<DocumentStore['replace']>) => {
      writes += 1;
      return writes >= breakAt ? Promise.reject(new StoreError('unavailable')) : write();
    };
    const breaking = {
      ...store,
      replace: (...args: Parameters<DocumentStore['replace']>) => failing(() => store.replace(...args)),
      create: (...args: Parameters<DocumentStore['create']>) => failing(() => store.create(...args)),
    } as DocumentStore;
    const keys = createPollKeys({ folder });
    await createPolls({ store: breaking, clock, keys })
      .close(poll)
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreError);
      });
    const restarted = createPolls({ store, clock, keys });
    await restarted.recover();
    const closed = breakAt === 1 ? await restarted.close(poll) : await restarted.read(poll);
    expect(closed).toMatchObject({ state: 'closed', tally: { votes: [20, 0, 0], voters: 20 } });
    expect(existsSync(join(folder, `${poll}.key`))).toBe(false);
  });

  it('cites answers of an open poll by ids that do not name the voter', async () => {
    const poll = await launch();
    await polls.vote(buildVote({ poll, voter: 'web:local:aino' }));
    const responses = await polls.responses(poll);
    expect(responses).toEqual([
      expect.objectContaining({
        option: '1',
        day: '2026-11-23',
        language: 'fi',
        channel: 'web',
        placeKind: 'group',
        inNameOf: { kind: 'person' },
      }),
    ]);
    expect(JSON.stringify(responses)).not.toContain('aino');
  });

  it('lists the polls of a conversation, newest first', async () => {
    const first = await launch({ key: 'a' });
    clock.advance(1000);
    const second = await launch({ key: 'b' });
    await launch({ key: 'c', place: { ...place, conversation: 'elsewhere' } });
    await polls.close(first);
    const held = (await polls.heldIn(place)).map(({ id, state }) => [id, state]);
    expect(held).toEqual([
      [second, 'open'],
      [first, 'closed'],
    ]);
    const since = await polls.heldIn(place, clock.now());
    expect(since.map(({ id }) => id)).toEqual([second]);
  });

  it('removes a poll with its ballots and key', async () => {
    const poll = await launch({ secrecy: 'secret' });
    await polls.vote(buildVote({ poll }));
    await polls.remove(poll);
    expect(await polls.read(poll)).toBeUndefined();
    expect(keyFiles()).toEqual([]);
    expect((await store.query({ name: 'ballotBox', indexed: [] }, {})).documents).toEqual([]);
  });
});
