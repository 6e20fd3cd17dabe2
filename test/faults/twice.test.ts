import { spendRedeliveredDay } from '../support/redelivered-day';
import { once, type Plan } from '../support/redelivery';
import { type Shown, startTwoBots } from '../support/two-bots';

async function dayBy(plan: Plan, options?: Parameters<typeof startTwoBots>[1]) {
  const bots = await startTwoBots(plan, options);
  let result: Awaited<ReturnType<typeof bots.end>> | undefined;
  try {
    await spendRedeliveredDay(bots);
  } finally {
    result = await bots.end();
  }
  return result;
}

/** What a press on a vote's button is told depends on which of two presses came first. */
const isNote = (text: string) => /^(Äänesi|Din röst|Olet jo|Du har redan|Tämä on)/.test(text);

function withoutNotes(shown: Shown): Shown {
  const kept = Object.entries(shown).map(([chat, texts]) => [chat, texts.filter((text) => !isNote(text))] as const);
  return Object.fromEntries(kept.filter(([, texts]) => texts.length > 0));
}

describe('a day of which everything is delivered four times, also with new ids, in any order, at the same time', () => {
  let expected: Awaited<ReturnType<typeof dayBy>>;
  beforeAll(async () => {
    expected = await dayBy(once);
  }, 60_000);

  it.each([1, 2, 3])(
    'is the same day for two processes on one store (seed %i)',
    async (seed) => {
      const { kept, shown } = await dayBy({ copies: 4, seed });
      expect(kept).toEqual(expected.kept);
      expect(withoutNotes(shown)).toEqual(withoutNotes(expected.shown));
    },
    60_000,
  );

  it('is the same day for two processes on Cosmos DB', async () => {
    const { kept, shown } = await dayBy({ copies: 4, seed: 4 }, { engine: 'cosmos' });
    expect(kept).toEqual(expected.kept);
    expect(withoutNotes(shown)).toEqual(withoutNotes(expected.shown));
  }, 60_000);

  it('is the same day for one process, which also tells nobody twice what became of a vote', async () => {
    const { kept, shown } = await dayBy({ copies: 4, seed: 5 }, { bots: 1 });
    expect(kept).toEqual(expected.kept);
    expect(withoutNotes(shown)).toEqual(withoutNotes(expected.shown));
    const counts = (all: Shown) => Object.fromEntries(Object.entries(all).map(([chat, { length }]) => [chat, length]));
    expect(counts(shown)).toEqual(counts(expected.shown));
  }, 60_000);
});
