import { htmlToLine, htmlToText } from '../../src/sources/html-text';

describe('the text of Sotkanet’s HTML', () => {
  it('parts paragraphs by one line break, however many tags stood between them', () => {
    expect(htmlToText('Yksi.<br><br><br /><br />Kaksi.<p id=suhteutus>Kolme.</p> ')).toBe('Yksi.\nKaksi.\nKolme.');
  });

  it('keeps the words of links and drops the link', () => {
    expect(htmlToText('Lisätietoja: <a href ="https://thl.fi" target="_blank">Tilastoraportti</a>')).toBe(
      'Lisätietoja: Tilastoraportti',
    );
  });

  it('drops comments, scripts and styles with what is in them', () => {
    expect(htmlToText('A<!-- ei -->B<script>alert(1)</script>C<style>p { }</style>D')).toBe('A B C D');
  });

  it('reads entities by name and by number', () => {
    expect(htmlToText('R&amp;D, BMI&#8805;30&nbsp;kg')).toBe('R&D, BMI≥30 kg');
  });

  it('takes an escaped tag for text', () => {
    expect(htmlToText('&lt;b&gt;')).toBe('<b>');
  });

  it('keeps a less-than sign', () => {
    expect(htmlToText('alle < 5 tapausta ja <6')).toBe('alle < 5 tapausta ja <6');
  });

  it('puts a title on one line', () => {
    expect(htmlToLine('Osuus (%)<br />\n65 vuotta ')).toBe('Osuus (%) 65 vuotta');
  });
});
