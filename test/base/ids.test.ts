import { randomId } from '../../src/base/base';

describe('an id made by chance', () => {
  it('has 128 bits in 22 characters that every store and address takes, and never comes again', () => {
    const ids = Array.from({ length: 2_000 }, randomId);
    for (const id of ids) expect(id).toMatch(/^[\w-]{21}[AQgw]$/);
    expect(new Set(ids).size).toBe(2_000);
  });
});
