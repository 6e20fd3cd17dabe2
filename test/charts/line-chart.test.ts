import { type Line, type LineChart, lineChart, toPng } from '../../src/charts/charts';
import { hostile } from '../support/card-views';
import { yearly } from '../support/figure-views';

const line = (label: string, points = yearly(2015, 7.6, 8.1, 9.5), isMain = true): Line => ({ label, points, isMain });
const picture = (lines: readonly Line[], overrides: Partial<LineChart> = {}) =>
  lineChart({
    title: 'Työttömät',
    subtitle: '2015–2017, %',
    lines,
    number: (value) => `~${value}`,
    language: 'fi',
    ...overrides,
  });
const heightOf = (png: Buffer) => png.readUInt32BE(20);

/** The pieces that the main line is drawn in: a path of one colour and width. */
function piecesOf(svg: string): number {
  const path = /<path d="([^"]*)"[^>]*stroke="#22639e"[^>]*stroke-width="3\.5"/.exec(svg);
  return path?.[1]?.split('M').filter((piece) => piece.includes('L')).length ?? 0;
}

describe('a line chart', () => {
  it('says title, units, years, and at each line’s end its name and last value', () => {
    const svg = picture([line('Lohja'), line('Koko maa', yearly(2015, 9, 9.9, 10.2), false)]);
    for (const word of ['Työttömät', '2015–2017, %', '2015', '2017', 'Lohja', '~9.5', 'Koko maa', '~10.2']) {
      expect(svg).toContain(`>${word}<`);
    }
  });

  it('breaks where a year is lacking, and not between years that are never there', () => {
    const points = [...yearly(2010, 5, 6, 7), ...yearly(2014, 8, 9)];
    expect(piecesOf(picture([line('Lohja', points)]))).toBe(2);
    const biennial = [2013, 2015, 2017, 2019].map((year) => ({ year, value: year - 2000 }));
    expect(piecesOf(picture([line('Lohja', biennial)]))).toBe(1);
  });

  it('marks a boundary between two years, in words', () => {
    const boundary = { year: 2017, label: '1.1.2017' };
    expect(picture([line('Lohja')], { boundary })).toContain('>1.1.2017<');
  });

  it('tells lines apart by more than colour', () => {
    const svg = picture(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((label) => line(label)));
    const looks = [...svg.matchAll(/<path[^>]*stroke-width="3\.5"[^>]*>/g)].map(
      ([path]) => /stroke-dasharray="[^"]*"/.exec(path)?.[0],
    );
    expect(looks).toHaveLength(8);
    expect(new Set(looks).size).toBe(8);
  });

  it('grows with the names of its lines', () => {
    const few = toPng(picture([line('Lohja')]));
    const many = toPng(picture(Array.from({ length: 8 }, () => line('Vantaan ja Keravan hyvinvointialue'))));
    expect(heightOf(many)).toBeGreaterThan(heightOf(few));
  });

  it('shows words of sources as they are and never as markup', () => {
    const svg = picture([line('{b} <script>')], { title: hostile.slice(0, 60), subtitle: '{a|x} & ]]>' });
    expect(svg).not.toContain('<script');
    for (const word of ['{b} &lt;script&gt;', '{a|x} &amp; ]]&gt;']) expect(svg).toContain(word);
  });

  it.each([
    ['a single year', [{ year: 2020, value: 0 }]],
    ['years that are all equal', yearly(2018, 0, 0, 0)],
    ['values below zero', yearly(2018, -3.5, 0, 12)],
    ['great numbers', yearly(1990, 123_456_789_012, 1)],
  ])('can be drawn of %s', (_name, points) => {
    const png = toPng(picture([line('Lohja', points)]));
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 960]);
  });
});
