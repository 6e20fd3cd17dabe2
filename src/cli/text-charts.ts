import type { FigureAnswer, Indicator, Point, RegionFigure } from '../indicators/indicators';
import { formatNumber, type Language, localize } from '../text/text';

const ticks = [...'▁▂▃▄▅▆▇█'];
// Eighths of a character, so that near values are told apart.
const ends = ['', ...'▏▎▍▌▋▊▉'];
const full = '█';
const columnsAtLeast = 20;
const rowsAtMost = 30;

/** An answer drawn in characters, without colour, within so many columns; undefined for what there is nothing to draw of. */
export function drawInText(answer: FigureAnswer, language: Language, columns: number): string | undefined {
  switch (answer.kind) {
    case 'found':
      return undefined;
    case 'trend':
      return sparkline(answer.points, answer.indicator, language);
    case 'comparison':
      return bars([...answer.figures, ...answer.above], answer.indicator, language, columns);
    case 'ranking':
      return bars(answer.places.slice(0, rowsAtMost), answer.indicator, language, columns);
  }
}

/** "2015 10,2 ▁▃▅█ 12,4 2021"; a year without a value is a gap. */
function sparkline(points: readonly Point[], { decimals }: Indicator, language: Language): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const values = new Map(points.map(({ year, value }) => [year, value]));
  const lowest = Math.min(...values.values());
  const span = Math.max(...values.values()) - lowest;
  const line = Array.from({ length: last.year - first.year + 1 }, (_, index) => {
    const value = values.get(first.year + index);
    if (value === undefined) return ' ';
    return ticks[span === 0 ? 0 : Math.round(((value - lowest) / span) * (ticks.length - 1))];
  });
  const end = ({ value }: Point) => formatNumber(value, decimals, language);
  return `${first.year}  ${end(first)}  ${line.join('')}  ${end(last)}  ${last.year}`;
}

/** A bar for each figure, from nought, as long as the width allows; where there are values below nought, numbers alone. */
function bars(figures: readonly RegionFigure[], { decimals }: Indicator, language: Language, columns: number): string {
  const rows = figures.map(({ region, value }) => ({
    name: localize(region.title, language),
    number: formatNumber(value, decimals, language),
    value,
  }));
  const widest = (of: 'name' | 'number') => Math.max(...rows.map((row) => row[of].length));
  const [names, numbers] = [widest('name'), widest('number')];
  const room = Math.max(columnsAtLeast, columns - names - numbers - 4);
  const most = Math.max(...rows.map(({ value }) => value));
  const isDrawable = most > 0 && rows.every(({ value }) => value >= 0);
  return rows
    .map(({ name, number, value }) =>
      `${name.padEnd(names)}  ${number.padStart(numbers)}  ${isDrawable ? bar((value / most) * room) : ''}`.trimEnd(),
    )
    .join('\n');
}

function bar(length: number): string {
  const eighths = Math.round(length * ends.length);
  return full.repeat(Math.floor(eighths / ends.length)) + (ends[eighths % ends.length] ?? '');
}
