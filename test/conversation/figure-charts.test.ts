import { drawFigures } from '../../src/conversation/figure-charts';
import type { FigureAnswer } from '../../src/indicators/indicators';
import type { Language } from '../../src/text/text';
import { answer, county, indicator, same } from '../support/card-views';
import { comparison, notes, ranking, trend, yearly } from '../support/figure-views';

/** The words of a drawing, from top to bottom as they are written. */
function wordsOf(figures: FigureAnswer, language: Language = 'fi'): readonly string[] {
  const svg = drawFigures(figures, language) ?? '';
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, word = '']) => word);
  return words.map((word) => word.replace(/\u00a0|\u202f/g, ' ').trim());
}

const short = indicator({ title: same('Työttömät, % työvoimasta') });

describe('the drawing', () => {
  it('of a trend names the indicator, years and unit, and every line with its last value', () => {
    const words = wordsOf(trend({ indicator: short }));
    expect(words).toEqual(expect.arrayContaining(['Työttömät', '2019–2023, % työvoimasta']));
    expect(words).toEqual(expect.arrayContaining(['Lohja', '9,5', 'Koko maa', '10,2']));
  });

  it('of a trend marks when the counties began, where the reader must know it', () => {
    expect(wordsOf(trend({ notes }), 'sv')).toContain('1.1.2023');
    expect(wordsOf(trend())).not.toContain('1.1.2023');
  });

  it('says the gender when it is not all of them', () => {
    expect(wordsOf(trend({ indicator: short, gender: 'female' }))).toContain('2019–2023, naiset, % työvoimasta');
  });

  it('of a comparison has a bar for each region, and those above them in outline', () => {
    const words = wordsOf(comparison({ indicator: short }));
    expect(words).toEqual(
      expect.arrayContaining(['2023, % työvoimasta', 'Lohja', 'Vantaa', '8,7', 'Koko maa', '10,2']),
    );
    const outlined = (figures: FigureAnswer) =>
      drawFigures(figures, 'fi')?.match(/fill="#ffffff"[^>]*stroke="#1b1f24"/g);
    expect(outlined(comparison())).toHaveLength(1);
    expect(outlined(comparison({ above: [] }))).toBeNull();
  });

  it('of a comparison over years has lines', () => {
    const series = [{ region: county, points: yearly(2019, 1, 2) }];
    expect(wordsOf(comparison({ indicator: short, series }))).toContain('2019–2020, % työvoimasta');
  });

  it('of a ranking shows both ends and how many are between them', () => {
    const words = wordsOf(ranking(26, { indicator: short }));
    expect(words).toEqual(expect.arrayContaining(['Uusimaa, 2023, % työvoimasta', '1. Kunta 1', '7. Kunta 7']));
    expect(words).toEqual(expect.arrayContaining(['ja 16 muuta', '24. Kunta 24', '26. Kunta 26', 'Koko maa']));
    expect(words).not.toContain('8. Kunta 8');
  });

  it('of a single figure is none', () => {
    expect(drawFigures(answer(), 'fi')).toBeUndefined();
  });
});
