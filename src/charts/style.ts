import type { EChartsType } from 'echarts';
import type { Language } from '../text/text';
import { wrapLabel } from './labels';

/** Pixels of the drawing, narrow so that its words stay large on a phone. */
export const width = 480;
export const margin = 20;
export const lineWidth = width - 2 * margin;

// On white: ink 16:1, the others 5:1 or more (pictures need 3:1, text 4.5:1). No colour tells anything that words do not.
export const colours = {
  paper: '#ffffff',
  ink: '#1b1f24',
  quiet: '#57606a',
  main: '#22639e',
  grid: '#d8dee4',
} as const;

export const fontFamily = 'DejaVu Sans, Verdana, sans-serif';

/** Bold letters are so much wider. */
export const boldness = 1.13;
const titleType = { size: 22, line: 30, maxLines: 14 } as const;
const subtitleType = { size: 17, line: 24, maxLines: 4 } as const;

/** What stands above a drawing, in lines that fit. */
export interface Head {
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  /** How much of the drawing it takes. */
  readonly height: number;
}

export function headOf(title: string, subtitle = ''): Head {
  const titleLines = wrapLabel(title, lineWidth / titleType.size / boldness, titleType.maxLines);
  const lines = subtitle === '' ? [] : wrapLabel(subtitle, lineWidth / subtitleType.size, subtitleType.maxLines);
  const gap = lines.length > 0 ? 8 : 0;
  return {
    title: titleLines,
    subtitle: lines,
    height: titleLines.length * titleType.line + lines.length * subtitleType.line + gap,
  };
}

/** The head as the library takes it. */
export function headOption({ title, subtitle }: Head) {
  return {
    text: title.join('\n'),
    subtext: subtitle.join('\n'),
    left: margin,
    top: margin - 6,
    padding: 0,
    itemGap: 4,
    textStyle: { fontSize: titleType.size, lineHeight: titleType.line, fontWeight: 'bold', color: colours.ink },
    subtextStyle: { fontSize: subtitleType.size, lineHeight: subtitleType.line, color: colours.ink },
  } as const;
}

/** What every drawing has in common. */
export const paper = {
  animation: false,
  backgroundColor: colours.paper,
  textStyle: { fontFamily, color: colours.ink },
} as const;

/** Draws on a paper of this height; gives the SVG. */
export function drawSvg(height: number, language: Language, draw: (chart: EChartsType) => void): string {
  // Loaded on first use: echarts is large, and most starts draw nothing.
  const echarts: typeof import('echarts') = require('echarts');
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    draw(chart);
    return chart.renderToSVGString().replace('<svg ', `<svg lang="${language}" `);
  } finally {
    chart.dispose();
  }
}
