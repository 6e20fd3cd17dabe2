import { createBriefMemory } from '../../src/base/base';
import { createSetClock } from '../support/set-clock';

function setUp() {
  const clock = createSetClock();
  const memory = createBriefMemory<string>({ clock, keptMs: 1_000, most: 2 });
  const asked: string[] = [];
  const get = (key: string, answer: () => Promise<string> = async () => `about ${key}`) =>
    memory.get(key, () => {
      asked.push(key);
      return answer();
    });
  return { clock, memory, asked, get };
}

describe('a brief memory', () => {
  it('asks once for all who want the same, and again when the time is over', async () => {
    const { clock, asked, get } = setUp();
    expect(await Promise.all([get('a'), get('a')])).toEqual(['about a', 'about a']);
    clock.advance(999);
    await get('a');
    expect(asked).toEqual(['a']);
    clock.advance(1);
    await get('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('asks again when the clock was set back', async () => {
    const { clock, asked, get } = setUp();
    await get('a');
    clock.advance(-60_000);
    await get('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('keeps no failure', async () => {
    const { asked, get } = setUp();
    await expect(get('a', () => Promise.reject(new RangeError()))).rejects.toThrow(RangeError);
    expect(await get('a')).toBe('about a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('forgets what it is told to, and the oldest when it is full', async () => {
    const { memory, asked, get } = setUp();
    await get('a');
    memory.forget('a');
    for (const key of ['a', 'b', 'c']) await get(key);
    await get('b');
    await get('a');
    expect(asked).toEqual(['a', 'a', 'b', 'c', 'a']);
  });
});
