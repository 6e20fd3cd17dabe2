import type { EChartsType } from 'echarts';
import type { Language } from '../text/text';
import { heightOf, nameLines, spread } from './end-labels';
import { widthInEm } from './labels';
import { boldness, colours, drawSvg, headOf, headOption, margin, paper, width } from './style';

export interface Line {
  readonly label: string;
  /** One or more, by year, rising. */
  readonly points: readonly YearPoint[];
  /** What the picture is about; the others stand beside it in dashes. */
  readonly isMain: boolean;
}

interface YearPoint {
  readonly year: number;
  readonly value: number;
}

export interface LineChart {
  readonly title: string;
  /** What the numbers are. */
  readonly subtitle: string;
  readonly lines: readonly Line[];
  readonly number: (value: number) => string;
  /** A boundary drawn just before a year, and what it is. */
  readonly boundary?: { readonly year: number; readonly label: string };
  readonly language: Language;
}

// Pixels. The names of the lines stand at their ends, at the right.
const nameRoomAtMost = 172;
const nameType = { size: 15, line: 19, gap: 8 } as const;
const axisType = { size: 16, below: 34 } as const;
const boundaryRoom = 26;
const leastPlot = 250;
/** From the end of a line to its name. */
const reach = 16;

/** A line chart of years as an SVG, 480 pixels wide and as tall as it needs. Text in it is escaped and never read as markup. */
export function lineChart(picture: LineChart): string {
  const { title, subtitle, lines, number, boundary, language } = picture;
  const head = headOf(title, subtitle);
  const widest = (nameRoomAtMost - reach) / nameType.size / boldness;
  const names = lines.map(({ label, points }) => nameLines(label, number(points.at(-1)?.value ?? 0), widest));
  const nameRoom = reach + Math.ceil(Math.max(...names.flat().map(widthInEm)) * nameType.size * boldness);
  const plot = Math.max(leastPlot, heightOf(names, nameType));
  const top = margin + head.height + boundaryRoom;
  return drawSvg(top + plot + axisType.below + margin, language, (chart) => {
    chart.setOption({
      ...paper,
      title: headOption(head),
      grid: { left: margin + axisWidth(picture), right: margin + nameRoom, top, height: plot },
      ...axes(picture),
      series: lines.map((line, index) => lineSeries(line, index, index === 0 ? boundary : undefined)),
    });
    addNames(chart, picture, { names, left: width - margin - nameRoom + reach, top, plot });
  });
}

/** As wide as the longest number that may stand at the axis. */
function axisWidth({ lines, number }: LineChart): number {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  return Math.ceil(Math.max(...values.map((value) => widthInEm(number(value)))) * axisType.size) + 6;
}

function axes({ lines, number }: LineChart) {
  const points = lines.flatMap((line) => line.points);
  const [first, last] = [Math.min(...points.map(({ year }) => year)), Math.max(...points.map(({ year }) => year))];
  const lowest = Math.min(...points.map(({ value }) => value));
  const highest = Math.max(...points.map(({ value }) => value));
  const years = labelledYears(first, last);
  const label = { fontSize: axisType.size, color: colours.quiet };
  return {
    xAxis: {
      type: 'value',
      min: first,
      // A single year has a place of its own, too.
      max: Math.max(last, first + 1),
      splitLine: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colours.quiet } },
      axisTick: { customValues: years },
      axisLabel: { ...label, customValues: years, formatter: (year: number) => String(year) },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      // Zero is left out only where it would flatten the lines.
      scale: lowest > highest / 2 || lowest < 0,
      splitLine: { lineStyle: { color: colours.grid } },
      axisLabel: { ...label, formatter: number },
    },
  } as const;
}

/** The first and the last year, and round ones between them that do not touch these. */
function labelledYears(first: number, last: number): readonly number[] {
  const span = last - first;
  const step = [1, 2, 5, 10, 20, 50].find((years) => span / years <= 4) ?? 100;
  const round: number[] = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) {
    const clear = Math.max(span / 4, 1);
    if (year - first >= clear && last - year >= clear) round.push(year);
  }
  return [...new Set([first, ...round, last])];
}

// Told apart by dash and mark as well, and by the name at the end.
const looks = [
  { color: colours.main, type: 'solid', symbol: 'circle' },
  { color: '#b3450b', type: 'dashed', symbol: 'rect' },
  { color: '#1a7f4b', type: [2, 4], symbol: 'triangle' },
  { color: '#7b4bab', type: [10, 4, 2, 4], symbol: 'diamond' },
  { color: colours.ink, type: [14, 4], symbol: 'emptyCircle' },
  { color: '#9a1b4f', type: [4, 2], symbol: 'emptyRect' },
  { color: '#00706b', type: [8, 3, 8, 3, 2, 3], symbol: 'emptyTriangle' },
  { color: '#6b5200', type: [1, 3], symbol: 'emptyDiamond' },
] as const;

function lookOf(index: number) {
  return looks[index % looks.length] ?? looks[0];
}

function lineSeries({ points, isMain }: Line, index: number, boundary: LineChart['boundary']) {
  const { color, type, symbol } = lookOf(index);
  return {
    type: 'line',
    silent: true,
    symbol,
    symbolSize: isMain ? 8 : 6,
    showAllSymbol: true,
    data: withGaps(points),
    lineStyle: { color, width: isMain ? 3.5 : 2, type },
    itemStyle: { color },
    ...(boundary ? { markLine: boundaryLine(boundary) } : {}),
  } as const;
}

function boundaryLine({ year, label }: NonNullable<LineChart['boundary']>) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: colours.quiet, type: [3, 3], width: 1.5 },
    label: { formatter: label, color: colours.quiet, fontSize: axisType.size },
    data: [{ xAxis: year - 0.5 }],
  } as const;
}

/** Points with a break wherever a year of the series' usual step is lacking. */
function withGaps(points: readonly YearPoint[]): readonly (readonly [number, number | '-'])[] {
  const steps = points.slice(1).map(({ year }, index) => year - (points[index]?.year ?? year));
  const usual = [...steps].sort((one, other) => one - other)[Math.floor((steps.length - 1) / 2)] ?? 1;
  return points.flatMap(({ year, value }, index) => {
    const point = [year, value] as const;
    const before = points[index - 1]?.year ?? year;
    return year - before > usual ? [[before + usual, '-'] as const, point] : [point];
  });
}

interface Names {
  readonly names: readonly (readonly string[])[];
  readonly left: number;
  readonly top: number;
  readonly plot: number;
}

/** Writes each name beside the end of its line; a thin line leads to it where it had to move. */
function addNames(chart: EChartsType, { lines }: LineChart, { names, left, top, plot }: Names): void {
  const ends = lines.map(({ points }, index) => {
    const { year, value } = points.at(-1) ?? { year: 0, value: 0 };
    const [x = 0, y = 0] = chart.convertToPixel({ gridIndex: 0 }, [year, value]);
    return { x, end: y, lines: names[index] ?? [] };
  });
  const room = { top, bottom: top + plot, line: nameType.line, gap: nameType.gap };
  chart.setOption({
    graphic: spread(ends, room).flatMap((label, index) => {
      const { color } = lookOf(index);
      const start = ends[index]?.x ?? 0;
      return [
        {
          type: 'polyline',
          shape: {
            points: [
              [start + 6, label.end],
              [left - 10, label.end],
              [left - 3, label.middle],
            ],
          },
          style: { stroke: color, lineWidth: 1, fill: 'none' },
        },
        {
          type: 'text',
          x: left,
          y: label.middle,
          style: {
            text: label.lines.join('\n'),
            fontSize: nameType.size,
            lineHeight: nameType.line,
            fontWeight: lines[index]?.isMain ? 'bold' : 'normal',
            fontFamily: paper.textStyle.fontFamily,
            fill: color,
            verticalAlign: 'middle',
          },
        },
      ];
    }),
  });
}
