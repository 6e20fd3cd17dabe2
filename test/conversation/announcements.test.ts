import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Launch, pollKind } from '../../src/polls/polls';
import { StoreError } from '../../src/store/store';
import {
  admin,
  type CoreProcess,
  createFakePlatform,
  type FakePlatform,
  line,
  press,
  startCoreProcess,
} from '../support/core-process';
import { createSetClock, type SetClock } from '../support/set-clock';

const typed = 'poll "Tea or coffee?" tea | coffee';

let clock: SetClock;
let dataDir: string;
let platform: FakePlatform;
let running: CoreProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kumppani-announce-'));
  clock = createSetClock();
  platform = createFakePlatform();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  rmSync(dataDir, { recursive: true });
});

/** A process as the program starts one. */
async function start(on: FakePlatform = platform): Promise<CoreProcess> {
  const started = await startCoreProcess(dataDir, clock, on);
  running.push(started);
  started.talk.announcements.start();
  await started.talk.catchingUp.start(await started.core.polls.recover());
  return started;
}

/** Ends a process the orderly way, so that everything it has begun is done. */
async function stop(process: CoreProcess): Promise<void> {
  running = running.filter((other) => other !== process);
  await process.stop();
}

async function launch({ core }: CoreProcess, overrides: Partial<Launch> = {}): Promise<string> {
  const launched = await core.polls.launch({
    key: 'form-1',
    question: 'Tea or coffee?',
    options: ['tea', 'coffee'],
    secrecy: 'open',
    language: 'sv',
    place: { channel: 'teams', conversation: 'conversation-1', kind: 'group' },
    by: admin,
    ...overrides,
  });
  if (launched.kind === 'refused') throw new Error(launched.reason);
  return launched.poll.id;
}

const close = ({ talk }: CoreProcess, poll: string) => talk.conversation.handle(press({ verb: 'closePoll', poll }));

const post = ({ talk }: CoreProcess, poll: string) =>
  talk.conversation.posted({ channel: 'teams', conversation: 'conversation-1', message: 'm1', poll, language: 'sv' });

describe('the result of a closed poll', () => {
  it('comes into its conversation once, in its language, however many close it', async () => {
    const [one, other] = [await start(), await start()];
    const id = await launch(one);
    await post(one, id);
    await Promise.all([close(one, id), close(other, id), close(one, id)]);
    await stop(one);
    await stop(other);
    await stop(await start());
    expect(platform.sent).toMatchObject([
      {
        conversation: 'conversation-1',
        key: `pollResult:${id}`,
        drawing: { language: 'sv', view: { kind: 'pollResult', poll: { id, state: 'closed' } } },
      },
    ]);
  });

  it('comes after a start when the process that closed the poll died before it could say so', async () => {
    const one = await start();
    const id = await launch(one);
    await post(one, id);
    await one.core.polls.close(id);
    clock.advance(60_000);
    await stop(await start());
    expect(platform.sent.map(({ key }) => key)).toEqual([`pollResult:${id}`]);
  });

  it('comes when the start itself has closed a secret poll whose key is gone', async () => {
    const one = await start();
    const id = await launch(one, { secrecy: 'secret' });
    await post(one, id);
    rmSync(join(dataDir, 'keys', `${id}.key`));
    await stop(one);
    await stop(await start());
    expect(platform.sent).toMatchObject([{ drawing: { view: { poll: { id, state: 'closed', keyLost: true } } } }]);
  });

  it('comes when the start has finished a close that broke off, however long ago', async () => {
    const one = await start();
    const id = await launch(one);
    const read = await one.core.store.get(pollKind, { partition: id, id });
    if (!read) throw new Error('no poll');
    const closedAt = clock.now().toISOString();
    await one.core.store.replace(pollKind, read, { ...read.body, state: 'closing', closedAt });
    await stop(one);
    clock.advance(48 * 60 * 60_000);
    await stop(await start());
    expect(platform.sent).toMatchObject([
      { key: `pollResult:${id}`, drawing: { view: { poll: { state: 'closed' } } } },
    ]);
  });

  it('is no news any more after a day, and of the example never', async () => {
    const one = await start();
    const old = await launch(one);
    await post(one, old);
    await one.core.polls.close(old);
    const example = await launch(one, { key: 'example', example: true });
    await close(one, example);
    clock.advance(25 * 60 * 60_000);
    await stop(await start());
    expect(platform.sent).toEqual([]);
  });

  it('is told of as of unknown arrival at each start, and not sent again', async () => {
    platform.answer = async () => ({ kind: 'unknown' });
    const one = await start();
    const id = await launch(one);
    await post(one, id);
    await close(one, id);
    await stop(one);
    const second = await start();
    expect(platform.sent).toHaveLength(1);
    expect(second.logged).toContainEqual(expect.objectContaining({ count: 1 }));
  });
});

describe('what a process has left undone', () => {
  const minutes = async (count: number) => {
    for (let n = 0; n < count; n++) {
      clock.advance(60_000);
      await settled();
    }
  };
  /** The stores answer from threads: lets them all. */
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) {
      await new Promise(setImmediate);
      await Promise.all(running.map(({ core }) => core.store.isReady()));
    }
  };

  it('is made up for by another that runs on: the result, and the card', async () => {
    let drawn = 0;
    platform.update = async () => {
      drawn += 1;
      return { kind: 'done' };
    };
    const [one] = [await start(), await start()];
    const id = await launch(one);
    await post(one, id);
    await settled();
    drawn = 0;
    await one.core.polls.close(id);
    // Dies before it can say so.
    await stop(one);
    await minutes(6);
    expect(platform.sent.map(({ key }) => key)).toEqual([`pollResult:${id}`]);
    expect(drawn).toBe(1);
    await minutes(30);
    expect(platform.sent).toHaveLength(1);
    expect(drawn).toBe(1);
  });

  it('is made up for after a start so soon that the card could still have been posted', async () => {
    const one = await start();
    const id = await launch(one);
    await stop(one);
    clock.advance(5_000);
    await start();
    await minutes(6);
    expect(platform.sent.map(({ key }) => key)).toEqual([`pollCard:${id}`]);
  });

  it('is made up for when the card was sent and its place could not be stored', async () => {
    const one = await start();
    const id = await launch(one);
    const { create } = one.core.store;
    let faults = 1;
    one.core.store.create = (kind, at, body) =>
      kind.name === 'post' && faults-- > 0 ? Promise.reject(new StoreError('unavailable')) : create(kind, at, body);
    await minutes(6);
    expect(platform.sent).toHaveLength(1);
    await minutes(6);
    expect(platform.sent).toHaveLength(1);
    expect(await one.talk.redraws.isPosted(id)).toBe(true);
  });

  it('waits for a channel that is switched off', async () => {
    const one = await start();
    const id = await launch(one, { secrecy: 'secret' });
    await post(one, id);
    rmSync(join(dataDir, 'keys', `${id}.key`));
    await stop(one);
    await stop(await start({ ...createFakePlatform(), channel: 'slack' }));
    expect(platform.sent).toEqual([]);
    await stop(await start());
    expect(platform.sent.map(({ key }) => key)).toEqual([`pollResult:${id}`]);
  });

  it('is tried again when the store has failed', async () => {
    const one = await start();
    const id = await launch(one);
    await post(one, id);
    await one.core.polls.close(id);
    const { query } = one.core.store;
    let faults = 3;
    one.core.store.query = (...asked) =>
      faults-- > 0 ? Promise.reject(new StoreError('unavailable')) : query(...asked);
    await minutes(16);
    expect(platform.sent.map(({ key }) => key)).toEqual([`pollResult:${id}`]);
  });
});

describe('a poll whose card was never posted, as its process died', () => {
  it('gets its card after a start, and the card follows the votes', async () => {
    const id = await launch(await start());
    clock.advance(181_000);
    const second = await start();
    await stop(second);
    expect(platform.sent).toMatchObject([
      { key: `pollCard:${id}`, drawing: { language: 'sv', view: { poll: { id, state: 'open' } } } },
    ]);
    const third = await start();
    expect(await third.talk.redraws.isPosted(id)).toBe(true);
    await stop(third);
    expect(platform.sent).toHaveLength(1);
  });

  it('is left to whoever is about to post it for three minutes', async () => {
    await launch(await start());
    clock.advance(179_000);
    await stop(await start());
    expect(platform.sent).toEqual([]);
  });

  it('is shown to everyone when the same line comes again, but not while it may still be posted', async () => {
    const one = await start();
    const say = async () => (await one.talk.conversation.handle(line(typed))).replies[0]?.view;
    expect(await say()).toMatchObject({ kind: 'poll' });
    clock.advance(14_000);
    expect(await say()).toMatchObject({ notice: { code: 'pollRepeated' } });
    clock.advance(2_000);
    const shown = await say();
    expect(shown).toMatchObject({ kind: 'poll', poll: { state: 'open' } });
    if (shown?.kind === 'poll') await post(one, shown.poll.id);
    expect(await say()).toMatchObject({ notice: { code: 'pollRepeated' } });
  });

  it('is shown to everyone when the same form is sent again', async () => {
    const one = await start();
    const inputs = { question: 'Tea?', options: 'yes\nno', secrecy: 'open' };
    const send = () => one.talk.conversation.handle(press({ verb: 'launchPoll', key: 'form-1' }, {}, inputs));
    await send();
    clock.advance(20_000);
    expect((await send()).replies).toMatchObject([{ audience: 'everyone', view: { kind: 'poll' } }]);
    expect(await one.core.polls.all()).toHaveLength(1);
  });
});
