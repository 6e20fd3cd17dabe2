import fc from 'fast-check';
import { rememberBeginnings } from '../../src/understanding/beginnings';

const word = fc.string({ unit: fc.constantFrom(...'abcåö'), minLength: 1, maxLength: 8 });

it('tells every beginning that is a known word', () => {
  fc.assert(
    fc.property(fc.array(word), word, (known, asked) => {
      const lengths = [...new Set(known.filter((one) => asked.startsWith(one)).map(({ length }) => length))];
      expect(rememberBeginnings(known)(asked)).toEqual(expect.arrayContaining(lengths));
    }),
  );
});

it('tells them from the shortest on, and few others', () => {
  const known = Array.from({ length: 1_000 }, (_, number) => `sana${number}`);
  const beginnings = rememberBeginnings(known);
  expect(beginnings('sana12 ja muuta').filter((length) => length === 5 || length === 6)).toEqual([5, 6]);
  const others = Array.from({ length: 1_000 }, (_, number) => beginnings(`muu${number}`).length);
  expect(others.reduce((sum, count) => sum + count, 0)).toBeLessThan(2_000);
});

it('tells nothing where no word is known', () => {
  expect(rememberBeginnings([])('lohja')).toEqual([]);
});
