import { createLinks } from '../../src/base/base';
import { createFigurePictures } from '../../src/conversation/conversation';
import type { FigureAnswer, FigureQuestion, MissingFigure } from '../../src/indicators/indicators';
import { answer, missing } from '../support/card-views';
import { comparison, ranking, trend, vantaa, yearly } from '../support/figure-views';
import { createSetClock } from '../support/set-clock';

/** Pictures over figures that always answer the same, and the questions that these were asked. */
function build(figures: FigureAnswer | MissingFigure) {
  const clock = createSetClock();
  const links = createLinks({ secret: 's'.repeat(32), baseUrl: () => 'https://x.example', clock });
  const asked: FigureQuestion[] = [];
  const indicators = {
    answer: async (question: FigureQuestion) => {
      asked.push(question);
      return figures;
    },
  };
  return { pictures: createFigurePictures({ links, indicators, clock }), links, clock, asked };
}

const tokenOf = (url = '') => url.slice(url.lastIndexOf('/') + 1);

describe('the picture of an answer', () => {
  it.each([
    ['trend', trend(), { ask: 'trend', regions: [202], years: { kind: 'range', from: 2019, to: 2023 } }],
    ['comparison', comparison(), { ask: 'compare', regions: [202, 307], years: { kind: 'year', year: 2023 } }],
    [
      'comparison over years',
      comparison({ series: [{ region: vantaa, points: yearly(2019, 1, 2) }] }),
      { ask: 'compare', regions: [202, 307], years: { kind: 'range', from: 2019, to: 2020 } },
    ],
    [
      'ranking',
      ranking(12, { order: 'lowest' }),
      { ask: 'rank', regions: [633], level: 'KUNTA', order: 'lowest', years: { kind: 'year', year: 2023 } },
    ],
  ] as const)('of a %s is drawn at its address from the same question', async (_name, figures, question) => {
    const { pictures, asked } = build(figures);
    const { chartUrl } = pictures.view(figures, 'sv');
    expect(chartUrl).toMatch(/^https:\/\/x\.example\/figure\/[\w.-]+$/);
    const png = await pictures.draw(tokenOf(chartUrl));
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
    expect(asked).toEqual([expect.objectContaining({ ...question, indicator: 683, gender: 'total' })]);
  });

  it('is left out of a single figure, and of more regions than a button can ask for', () => {
    const { pictures } = build(answer());
    expect(pictures.view(answer(), 'fi')).toEqual({ kind: 'answer', answer: answer() });
    const nine = comparison({ figures: Array.from({ length: 9 }, () => ({ region: vantaa, year: 2023, value: 1 })) });
    expect(pictures.view(nine, 'fi').chartUrl).toBeUndefined();
  });

  it('differs by language', async () => {
    const { pictures } = build(trend());
    const [finnish, swedish] = await Promise.all(
      (['fi', 'sv'] as const).map((language) => pictures.draw(tokenOf(pictures.view(trend(), language).chartUrl))),
    );
    expect(finnish?.equals(swedish ?? Buffer.alloc(0))).toBe(false);
  });

  it('has another address once the source has updated its figures, for caches keep what they have', () => {
    const { pictures } = build(trend());
    const updated = trend({ source: { edition: 'sotkanet', updated: '2026-11-20', downloaded: '2026-11-23' } });
    expect(pictures.view(updated, 'fi').chartUrl).not.toBe(pictures.view(trend(), 'fi').chartUrl);
  });

  it('is drawn once for many who load it at once, and anew after ten minutes', async () => {
    const { pictures, asked, clock } = build(trend());
    const token = tokenOf(pictures.view(trend(), 'fi').chartUrl);
    const [first, second] = await Promise.all([pictures.draw(token), pictures.draw(token)]);
    expect(second).toBe(first);
    expect(asked).toHaveLength(1);
    clock.advance(10 * 60_000);
    expect(await pictures.draw(token)).not.toBe(first);
    expect(asked).toHaveLength(2);
  });

  it('does not exist when the figure is no longer there', async () => {
    const { pictures } = build(missing());
    expect(await pictures.draw(tokenOf(pictures.view(trend(), 'fi').chartUrl))).toBeUndefined();
  });

  it('does not exist at an address that somebody made up, changed or took from another purpose', async () => {
    const { pictures, links, asked } = build(trend());
    const token = tokenOf(pictures.view(trend(), 'fi').chartUrl);
    const [payload = '', mac = ''] = token.split('.');
    const other = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('202', '307')).toString('base64url');
    for (const made of ['', 'x', `${other}.${mac}`, tokenOf(links.sign('chart', 'poll_1 fi'))]) {
      expect(await pictures.draw(made)).toBeUndefined();
    }
    expect(asked).toEqual([]);
  });
});
