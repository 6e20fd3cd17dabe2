// Draws Teams' two icons from symbol.svg; run by hand when the symbol changes, and commit what it writes:
//   node manifest/teams/draw-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const file = (name) => new URL(name, import.meta.url);
const symbol = readFileSync(file('symbol.svg'), 'utf8');
const manifest = JSON.parse(readFileSync(file('manifest.json'), 'utf8'));

const draw = (svg, width) => new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng();

// Teams cuts the corners of the colour icon round: the ground fills it, the symbol keeps to the middle.
const colour = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">
  <rect width="192" height="192" fill="${manifest.accentColor}"/>
  ${symbol.replace('<svg ', '<svg x="40" y="40" width="112" height="112" ')}
</svg>`;

writeFileSync(file(manifest.icons.color), draw(colour, 192));
writeFileSync(file(manifest.icons.outline), draw(symbol, 32));
