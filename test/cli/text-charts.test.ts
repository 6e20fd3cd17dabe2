import { drawInText } from '../../src/cli/text-charts';
import { answerFigures } from '../../src/indicators/answer-figures';
import type { FigureAnswer, FigureQuestion } from '../../src/indicators/indicators';
import { region, starterEdition } from '../support/small-edition';

async function answerTo(asked: Partial<FigureQuestion>): Promise<FigureAnswer> {
  const question = { ask: 'value', indicator: 683, regions: [region.lohja], gender: 'total', ...asked } as const;
  const answer = await answerFigures(starterEdition, question);
  if (answer.kind === 'missing') throw new Error(answer.reason);
  return answer;
}

const draw = async (asked: Partial<FigureQuestion>, columns = 80) => drawInText(await answerTo(asked), 'fi', columns);

describe('in a terminal', () => {
  it('a trend is a line of ticks between its first and its last value and year', async () => {
    const trend = await answerTo({ ask: 'trend' });
    if (trend.kind !== 'trend') throw new Error(trend.kind);
    const points = [
      { year: 2018, value: 1 },
      { year: 2019, value: 8 },
      { year: 2021, value: 4.5 },
    ];
    expect(drawInText({ ...trend, points }, 'fi', 80)).toMatch(/^2018 {2}1,0+ {2}▁█ ▅ {2}4,50* {2}2021$/);
  });

  it('a trend without change is flat', async () => {
    const trend = await answerTo({ ask: 'trend' });
    if (trend.kind !== 'trend') throw new Error(trend.kind);
    const points = [2018, 2019].map((year) => ({ year, value: 3 }));
    expect(drawInText({ ...trend, points }, 'fi', 80)).toContain('  ▁▁  ');
  });

  it.each([40, 80, 200])(
    'a ranking is bars of at most %d columns, the longest the longest there is',
    async (columns) => {
      const rows = (await draw({ ask: 'rank', regions: [region.uusimaa] }, columns))?.split('\n') ?? [];
      expect(rows).toHaveLength(26);
      for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
      const lengths = rows.map((row) => row.replace(/[^█]/g, '').length);
      expect(lengths).toEqual(lengths.toSorted((one, other) => other - one));
      expect(lengths[0]).toBeGreaterThan(lengths.at(-1) ?? 0);
    },
  );

  it('a comparison has a bar for each region and the levels above', async () => {
    const rows = (await draw({ ask: 'compare', regions: [region.lohja, region.vihti] }))?.split('\n') ?? [];
    expect(rows.map((row) => row.split(/ {2,}/)[0])).toEqual(expect.arrayContaining(['Lohja', 'Vihti', 'Koko maa']));
    for (const row of rows) expect(row).toMatch(/\d,\d+ {2}█/);
  });

  it('values below nought are numbers without bars', async () => {
    const answer = await answerTo({ ask: 'compare', regions: [region.lohja, region.vihti] });
    if (answer.kind !== 'comparison') throw new Error(answer.kind);
    const figures = answer.figures.map((figure) => ({ ...figure, value: -figure.value }));
    expect(drawInText({ ...answer, figures, above: [] }, 'fi', 80)).not.toMatch(/█/);
  });

  it('one value is not drawn', async () => expect(await draw({})).toBeUndefined());
});
