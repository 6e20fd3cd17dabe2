import fc from 'fast-check';
import { createNearWords, isWithinOneSlip } from '../../src/understanding/near-words';

/** The least number of slips, from the front, by trying each kind at each letter. */
function slipsBetween(wanted: string, typed: string): number {
  if (wanted === '' || typed === '') return wanted.length + typed.length;
  const isSwapped = wanted[0] !== wanted[1] && wanted.slice(0, 2) === `${typed[1]}${typed[0]}`;
  return Math.min(
    slipsBetween(wanted.slice(1), typed.slice(1)) + (wanted[0] === typed[0] ? 0 : 1),
    slipsBetween(wanted.slice(1), typed) + 1,
    slipsBetween(wanted, typed.slice(1)) + 1,
    isSwapped ? slipsBetween(wanted.slice(2), typed.slice(2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

const letters = 'abc';
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 });
// From four letters on, two slips.
const allowed = (length: number) => (length >= 4 ? 2 : 1);

it('finds the words that a beginning of what was typed is near, wherever they stand in the alphabet', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), word, (words, typed) => {
      const wanted = words.flatMap((known, position) =>
        Array.from({ length: typed.length + 1 }, (_, end) => {
          return { position, end, slips: slipsBetween(known, typed.slice(0, end)) };
        }).filter(({ slips }) => known[0] === typed[0] && slips <= allowed(known.length)),
      );
      expect(createNearWords(words, allowed).find(typed)).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

it('counts letters swapped, missing, added and changed as one slip each', () => {
  expect(['lohaj', 'lohj', 'lohjaa', 'lohka'].map((typed) => isWithinOneSlip('lohja', typed))).toEqual(
    Array(4).fill(true),
  );
  expect(['loha', 'lokah', 'l'].map((typed) => isWithinOneSlip('lohjala', typed))).toEqual(Array(3).fill(false));
});

it('passes over what is too long to be a word', () => {
  const long = 'a'.repeat(10_000);
  expect(createNearWords([long, 'aaaa'], allowed).find(long)).toEqual([]);
  expect(isWithinOneSlip(long, long)).toBe(false);
});
