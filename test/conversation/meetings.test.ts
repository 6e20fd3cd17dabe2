import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Happening, Incoming } from '../../src/conversation/conversation';
import { asTimePasses } from '../support/as-time-passes';
import { type CoreProcess, createFakePlatform, line, press, startCoreProcess } from '../support/core-process';
import { createSetClock, type SetClock } from '../support/set-clock';

const typed = 'poll "Tea or coffee?" tea | coffee';
const place = { channel: 'teams', conversation: 'conversation-1', kind: 'meeting' } as const;
const member = 'teams:tenant:member';

let clock: SetClock;
let dataDir: string;
let one: CoreProcess;
let other: CoreProcess;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kumppani-meeting-'));
  clock = createSetClock();
  const platform = createFakePlatform();
  one = await startCoreProcess(dataDir, clock, platform);
  other = await startCoreProcess(dataDir, clock, platform);
});
afterEach(async () => {
  await Promise.all([one.stop(), other.stop()]);
  rmSync(dataDir, { recursive: true });
});

const say = (incoming: Incoming) => one.talk.conversation.handle(incoming);
const happen = (kind: Happening['kind'], on = one) =>
  on.talk.conversation.happened({ kind, place, occurrence: 'occurrence-1', locale: 'sv' });

describe('when the bot is installed', () => {
  it('it tells everyone what can be asked, once, whichever process hears of it', async () => {
    const happening = [happen('installed'), happen('installed', other), happen('installed')];
    await Promise.race(happening);
    const stores = () => Promise.all([one, other].map(({ core }) => core.store.isReady()));
    const outcomes = await asTimePasses(clock, Promise.all(happening), stores);
    expect(outcomes.flatMap(({ replies }) => replies)).toMatchObject([
      { audience: 'everyone', language: 'sv', view: { kind: 'help', greeting: true, role: 'member' } },
    ]);
  });

  it('again after an hour, it greets again', async () => {
    await happen('installed');
    clock.advance(60 * 60_000 + 1);
    expect((await happen('installed', other)).replies).toHaveLength(1);
  });

  it('and the store is out of reach, nothing is said, and the log tells', async () => {
    await one.core.store.close();
    expect(await happen('installed')).toEqual({ replies: [] });
    expect(one.logged).toContainEqual(expect.objectContaining({ happening: 'installed' }));
    one = await startCoreProcess(dataDir, clock, createFakePlatform());
  });
});

describe('a meeting', () => {
  it('that starts gets one card, with its open polls', async () => {
    await say(line(typed));
    const started = await happen('meetingStarted');
    expect(started.replies).toMatchObject([
      { audience: 'everyone', view: { kind: 'meeting', phase: 'started', polls: [{ question: 'Tea or coffee?' }] } },
    ]);
    expect((await happen('meetingStarted', other)).replies).toEqual([]);
  });

  it('that ends gets a card only while polls are open, in the conversation’s language', async () => {
    expect((await happen('meetingEnded')).replies).toEqual([]);
    await say(line('conversation language english'));
    await say(line(typed));
    const ended = await other.talk.conversation.happened({ kind: 'meetingEnded', place, occurrence: 'second' });
    expect(ended.replies).toMatchObject([
      { audience: 'everyone', language: 'en', view: { kind: 'meeting', phase: 'ended', polls: [{ state: 'open' }] } },
    ]);
  });
});

describe('whoever leads a meeting', () => {
  const speaker = (leads?: () => Promise<boolean>) => ({
    person: { id: member, name: 'Member', ...(leads ? { leads } : {}) },
  });
  const leader = speaker(async () => true);

  it('may launch and close polls in it without a role', async () => {
    const [reply] = (await say(line(typed, leader))).replies;
    if (reply?.view.kind !== 'poll') throw new Error('no poll');
    const poll = reply.view.poll.id;
    expect((await say(press({ verb: 'openPollForm' }, leader))).replies[0]?.view.kind).toBe('pollForm');
    const inputs = { question: 'Tea?', options: 'yes\nno', secrecy: 'open' };
    expect((await say(press({ verb: 'launchPoll', key: 'k' }, leader, inputs))).replies[0]?.view.kind).toBe('poll');
    expect((await say(press({ verb: 'closePoll', poll }, leader))).redraw?.view).toMatchObject({
      poll: { state: 'closed' },
    });
  });

  it('has no other rights', async () => {
    for (const text of ['report', 'roles', 'conversation language english']) {
      expect((await say(line(text, leader))).replies[0]?.view).toMatchObject({ notice: { code: 'notAllowed' } });
    }
  });

  it.each([
    ['does not lead', async () => false],
    ['cannot be told', () => Promise.reject(new Error('platform'))],
    ['is not known', undefined],
  ])('is refused when it %s', async (_, leads) => {
    expect((await say(line(typed, speaker(leads)))).replies[0]?.view).toMatchObject({
      notice: { code: 'notAllowed', wanted: 'facilitator' },
    });
  });

  it('is refused when the platform does not tell in time', async () => {
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const leads = () => {
      isAsked();
      return new Promise<boolean>(() => {});
    };
    const said = say(line(typed, speaker(leads)));
    await asked;
    clock.advance(1_500);
    expect((await said).replies[0]?.view).toMatchObject({ notice: { code: 'notAllowed' } });
  });

  it('is not asked for while the role is enough or nothing is launched', async () => {
    let asked = 0;
    const leads = async () => {
      asked += 1;
      return true;
    };
    await say(line('help', speaker(leads)));
    await say(line(typed, { person: { id: 'teams:tenant:admin', name: 'Admin', leads } }));
    expect(asked).toBe(0);
  });
});

describe('how many people are there', () => {
  const people = async () => (await one.core.polls.all())[0]?.place.people;

  it('is asked when a poll is launched, and is its denominator', async () => {
    await say(line(typed, { place, countPeople: async () => 12 }));
    expect(await people()).toBe(12);
  });

  it('is not asked where the place says it, nor when nothing is launched', async () => {
    const countPeople = () => Promise.reject(new Error('not to be asked'));
    await say(line('help', { place, countPeople }));
    await say(line(typed, { place: { ...place, people: 7 }, countPeople }));
    expect(await people()).toBe(7);
  });

  it('stays unknown when the channel fails', async () => {
    await say(line(typed, { place, countPeople: () => Promise.reject(new Error('platform')) }));
    expect(await people()).toBeUndefined();
  });

  it('stays unknown when the channel does not tell in time', async () => {
    let asked = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const countPeople = () => {
      asked();
      return new Promise<number>(() => {});
    };
    const launching = say(line(typed, { place, countPeople }));
    await isAsked;
    await new Promise(setImmediate);
    clock.advance(1_500);
    await launching;
    expect(await people()).toBeUndefined();
  });
});
