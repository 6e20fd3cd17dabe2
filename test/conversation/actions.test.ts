import { parseAction, showFigures } from '../../src/conversation/conversation';
import { question } from '../support/card-views';

describe('the payload that asks a whole question', () => {
  const full = question({
    ask: 'rank',
    regions: [488],
    gender: 'female',
    years: { kind: 'range', from: 2015 },
    level: 'HYVINVOINTIALUE',
    order: 'lowest',
  });

  it('is read as it was made', () => {
    expect(parseAction(showFigures(full, 'years'))).toEqual({ verb: 'showFigures', ...full, changes: 'years' });
    expect(parseAction(showFigures(question()))).toEqual({ verb: 'showFigures', ...question() });
  });

  it.each([
    ['no region', { regions: [] }],
    ['nine regions', { regions: Array(9).fill(202) }],
    ['a region that is no number', { regions: ['202'] }],
    ['another way to ask', { ask: 'drop' }],
    ['a year that nobody counts', { years: { kind: 'year', year: 99_999 } }],
    ['a span of no kind', { years: { from: 2015 } }],
    ['more than was asked for', { sql: '1' }],
    ['a change of something else', { changes: 'language' }],
  ])('is refused with %s', (_name, change) => {
    expect(parseAction({ ...showFigures(full), ...change })).toBeUndefined();
  });
});
