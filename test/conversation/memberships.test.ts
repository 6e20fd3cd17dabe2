import { createMemberships, type Outgoing } from '../../src/conversation/conversation';
import { createSetClock, type SetClock } from '../support/set-clock';

const place = { channel: 'teams', conversation: '19:team', kind: 'channel' } as const;

describe('who is in a conversation', () => {
  let clock: SetClock;
  let asked: string[];
  let answer: () => Promise<boolean>;
  beforeEach(() => {
    clock = createSetClock();
    asked = [];
    answer = async () => true;
  });

  function memberships() {
    const teams: Outgoing = {
      channel: 'teams',
      redrawPauseMs: 1000,
      update: async () => ({ kind: 'done' }),
      send: async () => ({ kind: 'sent', message: 'm' }),
      async hasMember(conversation, person) {
        asked.push(`${conversation} ${person}`);
        return answer();
      },
    };
    return createMemberships({ channels: () => [teams], clock });
  }

  it('is asked of the channel once in two minutes', async () => {
    const { isIn } = memberships();
    expect(await Promise.all([isIn(place, 'a'), isIn(place, 'a')])).toEqual([true, true]);
    clock.advance(2 * 60_000 - 1);
    expect(await isIn(place, 'a')).toBe(true);
    expect(asked).toEqual(['19:team a']);
    answer = async () => false;
    clock.advance(1);
    expect(await isIn(place, 'a')).toBe(false);
  });

  it('is asked again soon after a no, which may have been a failure', async () => {
    const { isIn } = memberships();
    answer = async () => false;
    expect([await isIn(place, 'a'), await isIn(place, 'a')]).toEqual([false, false]);
    expect(asked).toHaveLength(1);
    answer = async () => true;
    clock.advance(10_000);
    expect(await isIn(place, 'a')).toBe(true);
  });

  it('is asked again at once after a fault', async () => {
    const { isIn } = memberships();
    answer = async () => {
      throw new Error('fault');
    };
    await expect(isIn(place, 'a')).rejects.toThrow('fault');
    answer = async () => true;
    expect(await isIn(place, 'a')).toBe(true);
  });

  it('is not waited for longer than a press can wait, and known once it has come', async () => {
    const { isIn } = memberships();
    let tell = (_: boolean) => {};
    answer = () => new Promise((resolve) => (tell = resolve));
    const asking = isIn(place, 'a');
    clock.advance(800);
    expect(await asking).toBe(false);
    tell(true);
    await new Promise(setImmediate);
    expect(await isIn(place, 'a')).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('is told apart by person and conversation', async () => {
    const { isIn } = memberships();
    await isIn(place, 'a');
    await isIn(place, 'b');
    await isIn({ ...place, conversation: '19:other' }, 'a');
    expect(asked).toEqual(['19:team a', '19:team b', '19:other a']);
  });

  it('is nobody where there is no such channel', async () => {
    expect(await memberships().isIn({ ...place, channel: 'slack' }, 'a')).toBe(false);
  });

  it('is remembered of no more than ten thousand at a time', async () => {
    const { isIn } = memberships();
    for (let person = 0; person <= 10_000; person++) await isIn(place, String(person));
    await isIn(place, '10000');
    expect(asked).toHaveLength(10_001);
    await isIn(place, '0');
    expect(asked).toHaveLength(10_002);
  });
});
