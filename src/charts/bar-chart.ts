import type { Language } from '../text/text';
import { wrapLabel } from './labels';

export interface Bar {
  readonly label: string;
  /** Its length; not negative. */
  readonly value: number;
  /** What stands at its end: the value in words. */
  readonly text: string;
}

export interface BarChart {
  readonly title: string;
  /** From top to bottom. */
  readonly bars: readonly Bar[];
  readonly language: Language;
}

// Pixels of the drawing, narrow so that its words stay large on a phone. Labels stand above their bars, so that a long one has the whole width of a phone.
const size = { width: 480, margin: 20, title: 22, titleLine: 30, label: 18, labelLine: 24, bar: 26, gap: 22 } as const;
/** Room for the words at the end of the longest bar. */
const valueRoom = 190;
const lineWidth = size.width - 2 * size.margin;
/** Bold letters are so much wider. */
const boldness = 1.13;
const maxLines = { title: 14, label: 3 } as const;
// On white: ink 16:1, bar 6:1 (pictures need 3:1, text 4.5:1). One colour only: it tells nothing that words do not.
const colours = { paper: '#ffffff', ink: '#1b1f24', bar: '#22639e' } as const;

/** A horizontal bar chart as an SVG, 480 pixels wide and as tall as it needs. Text in it is escaped and never read as markup. */
export function barChart({ title, bars, language }: BarChart): string {
  // Loaded on first use: echarts is large, and most starts draw nothing.
  const echarts: typeof import('echarts') = require('echarts');
  const titleLines = wrapLabel(title, lineWidth / size.title / boldness, maxLines.title);
  const labels = bars.map((bar) => wrapLabel(bar.label, lineWidth / size.label, maxLines.label));
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const band = lines * size.labelLine + size.bar + size.gap;
  const top = size.margin + titleLines.length * size.titleLine;
  const height = top + bars.length * band + size.margin;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: size.width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: colours.paper,
      textStyle: { fontFamily: 'DejaVu Sans, Verdana, sans-serif', color: colours.ink },
      title: titleOption(titleLines),
      grid: { left: size.margin, right: size.margin + valueRoom, top, height: bars.length * band },
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...bars.map((bar) => bar.value)) },
      yAxis: { type: 'category', show: false, inverse: true, data: bars.map((_, index) => index) },
      series: [labelSeries(labels, lines), valueSeries(bars)],
    });
    return chart.renderToSVGString().replace('<svg ', `<svg lang="${language}" `);
  } finally {
    chart.dispose();
  }
}

function titleOption(lines: readonly string[]) {
  return {
    text: lines.join('\n'),
    left: size.margin,
    top: size.margin - 6,
    padding: 0,
    textStyle: { fontSize: size.title, lineHeight: size.titleLine, fontWeight: 'bold', color: colours.ink },
  } as const;
}

// Each row holds two bars: one of no length that carries the label, and below it the bar itself.
function labelSeries(labels: readonly (readonly string[])[], lines: number) {
  return {
    type: 'bar',
    silent: true,
    barWidth: lines * size.labelLine,
    barGap: 0,
    data: labels.map(() => 0),
    label: {
      ...words,
      distance: 0,
      lineHeight: size.labelLine,
      // A label of one line stands as near to its bar as one of two.
      verticalAlign: 'bottom',
      offset: [0, (lines * size.labelLine) / 2],
      formatter: ({ dataIndex }: { dataIndex: number }) => (labels[dataIndex] ?? []).join('\n'),
    },
  } as const;
}

function valueSeries(bars: readonly Bar[]) {
  return {
    type: 'bar',
    silent: true,
    barWidth: size.bar,
    data: bars.map((bar) => bar.value),
    itemStyle: { color: colours.bar, borderRadius: rounded },
    label: {
      ...words,
      distance: 10,
      fontWeight: 'bold',
      formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.text ?? '',
    },
  } as const;
}

const rounded = [0, 4, 4, 0] as const;
const words = { show: true, position: 'right', color: colours.ink, fontSize: size.label } as const;
