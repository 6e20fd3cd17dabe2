import type { Language } from '../text/text';
import { widthInEm, wrapLabel } from './labels';
import { boldness, colours, drawSvg, headOf, headOption, lineWidth, margin, paper } from './style';

export interface Bar {
  readonly label: string;
  /** Its length; below zero it lies on the other side. */
  readonly value: number;
  /** What stands at its end: the value in words. */
  readonly text: string;
  /** Drawn in outline: what the others are to be compared with. */
  readonly isReference?: boolean;
}

export interface BarChart {
  readonly title: string;
  /** What the numbers are, where the title does not say it. */
  readonly subtitle?: string;
  /** From top to bottom. */
  readonly bars: readonly Bar[];
  /** Lower bars nearer to each other, for more than a handful. */
  readonly isDense?: boolean;
  readonly language: Language;
}

// Pixels. Labels stand above their bars, so that a long one has the whole width of a phone.
const roomy = { label: 18, line: 24, bar: 26, gap: 22 } as const;
const dense = { label: 17, line: 22, bar: 16, gap: 12 } as const;
type Measures = typeof roomy | typeof dense;
/** Between a bar and the words at its end. */
const valueGap = 10;
const valueRoomAtMost = 220;
const maxLabelLines = 3;

/** A horizontal bar chart as an SVG, 480 pixels wide and as tall as it needs. Text in it is escaped and never read as markup. */
export function barChart({ title, subtitle, bars, isDense = false, language }: BarChart): string {
  const measures = isDense ? dense : roomy;
  const head = headOf(title, subtitle);
  const labels = bars.map((bar) => wrapLabel(bar.label, lineWidth / measures.label, maxLabelLines));
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const band = lines * measures.line + measures.bar + measures.gap;
  const top = margin + head.height;
  const [min, max] = [Math.min(0, ...bars.map(({ value }) => value)), Math.max(0, ...bars.map(({ value }) => value))];
  return drawSvg(top + bars.length * band + margin, language, (chart) => {
    chart.setOption({
      ...paper,
      title: headOption(head),
      grid: { left: margin, right: margin + valueRoom(bars, measures), top, height: bars.length * band },
      // Bars of no length are short bars, not bars as long as there is room.
      xAxis: { type: 'value', show: false, min, max: max - min > 0 ? max : 1 },
      yAxis: { type: 'category', show: false, inverse: true, data: bars.map((_, index) => index) },
      series: [labelSeries(labels, { lines, min, measures }), valueSeries(bars, measures)],
    });
  });
}

/** Room for the words at the end of the longest bar. */
function valueRoom(bars: readonly Bar[], { label }: Measures): number {
  const widest = Math.max(0, ...bars.map(({ text }) => widthInEm(text)));
  return Math.min(valueRoomAtMost, valueGap + Math.ceil(widest * label * boldness));
}

// Each row holds two bars: an unseen one from the left edge that carries the label, and below it the bar itself.
function labelSeries(
  labels: readonly (readonly string[])[],
  { lines, min, measures }: { lines: number; min: number; measures: Measures },
) {
  return {
    type: 'bar',
    silent: true,
    barWidth: lines * measures.line,
    barGap: 0,
    data: labels.map(() => min),
    itemStyle: { color: 'transparent' },
    label: {
      ...words(measures),
      position: min < 0 ? 'insideLeft' : 'right',
      distance: 0,
      lineHeight: measures.line,
      // A label of one line stands as near to its bar as one of two.
      verticalAlign: 'bottom',
      offset: [0, (lines * measures.line) / 2],
      formatter: ({ dataIndex }: { dataIndex: number }) => (labels[dataIndex] ?? []).join('\n'),
    },
  } as const;
}

function valueSeries(bars: readonly Bar[], measures: Measures) {
  return {
    type: 'bar',
    silent: true,
    barWidth: measures.bar,
    data: bars.map(({ value, isReference = false }) => ({
      value,
      itemStyle: {
        borderRadius: value < 0 ? roundedLeft : roundedRight,
        ...(isReference ? outlined : { color: colours.main }),
      },
    })),
    label: {
      ...words(measures),
      distance: valueGap,
      fontWeight: 'bold',
      formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
    },
  } as const;
}

const roundedRight = [0, 4, 4, 0] as const;
const roundedLeft = [4, 0, 0, 4] as const;
const outlined = { color: colours.paper, borderColor: colours.ink, borderWidth: 2 } as const;
const words = ({ label }: Measures) =>
  ({ show: true, position: 'right', color: colours.ink, fontSize: label }) as const;
