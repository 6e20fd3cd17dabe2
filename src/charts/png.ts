import { dirname, join } from 'node:path';

// The machine's own fonts are not asked: the picture must look the same on every server.
const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf', file),
);

/** Twice the drawn size, so that letters stay sharp on a phone. */
const scale = 2;

/** Draws an SVG, as `barChart` makes it, as a PNG with the bundled font DejaVu Sans. */
export function toPng(svg: string): Buffer {
  // Loaded on first use: a server that never shows a picture needs no native renderer.
  const { Resvg }: typeof import('@resvg/resvg-js') = require('@resvg/resvg-js');
  const renderer = new Resvg(svg, {
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: scale },
  });
  return renderer.render().asPng();
}
