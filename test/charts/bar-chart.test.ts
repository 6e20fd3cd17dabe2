import { barChart, toPng } from '../../src/charts/charts';
import { wrapLabel } from '../../src/charts/labels';

const chart = (...labels: string[]) =>
  barChart({
    title: 'Mikä auttaisi eniten?',
    bars: labels.map((label, index) => ({ label, value: index, text: `${index} ääntä` })),
    language: 'fi',
  });

const heightOf = (png: Buffer) => png.readUInt32BE(20);

describe('a bar chart', () => {
  it('says its title, labels and values in words', () => {
    const svg = chart('Tilat', 'Rahoitus');
    for (const word of ['Mikä auttaisi eniten?', 'Tilat', 'Rahoitus', '0 ääntä', '1 ääntä'])
      expect(svg).toContain(word);
  });

  it('escapes markup in labels', () => {
    const svg = chart('<script>alert(1)</script> & ]]>');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp;');
  });

  it('shows a label that looks like the library’s own markup as it is', () => {
    expect(chart('{b} {a|x} {value}')).toContain('{b} {a|x} {value}');
  });

  it('is drawn as a PNG 960 pixels wide whatever the letters are', () => {
    const png = toPng(
      chart('Å ä ö €', '😀 👩‍👩‍👧 漢字', 'half \ud800 a character', 'a\u0000b\u0007c', '\u202eRTL', ''),
    );
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(960);
  });

  it('draws letters with the bundled font', () => {
    const blank = toPng(chart(' '));
    expect(toPng(chart('Tilat'))).not.toEqual(blank);
  });

  it('grows with its bars', () => {
    expect(heightOf(toPng(chart('a', 'b', 'c')))).toBeGreaterThan(heightOf(toPng(chart('a'))));
  });

  it('can be drawn without any votes', () => {
    expect(
      toPng(barChart({ title: 'x', bars: [{ label: 'a', value: 0, text: '0' }], language: 'en' })).length,
    ).toBeGreaterThan(0);
  });
});

describe('a label', () => {
  const option = 'Maksuttomat kokoontumistilat kunnan kirjastoissa ja kouluissa iltaisin';

  it('is broken between words and loses none of them', () => {
    const lines = wrapLabel(option, 24, 3);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(option);
  });

  it('breaks a word that is longer than a line', () => {
    const lines = wrapLabel('x'.repeat(70), 24, 3);
    expect(lines.join('')).toBe('x'.repeat(70));
    expect(lines.length).toBeGreaterThan(1);
  });

  it('is visibly shortened past its lines', () => {
    expect(wrapLabel(option, 12, 2).at(-1)).toMatch(/…$/);
  });

  it('gives capitals more room than small letters', () => {
    expect(wrapLabel(option.toUpperCase(), 24, 9).length).toBeGreaterThan(
      wrapLabel(option.replace(/k/g, 'i'), 24, 9).length,
    );
  });

  it('is never split inside a character', () => {
    for (const line of wrapLabel('👩‍👩‍👧'.repeat(20), 10, 9)) expect(line.startsWith('👩')).toBe(true);
  });
});
