import { type Language, textIn } from '../text/text';
import { html, Markup } from './markup';

// Inline, because the page is one file that is saved, mailed and opened in Word.
const style = `
:root { color-scheme: light dark; }
body { font: 1.0625rem/1.55 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; color: #1b2430; background: #fff; }
h1 { font-size: 1.8rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid #0b6b61; padding-bottom: .25rem; } h3 { margin-top: 2rem; }
a { color: #0a5c8a; } .note { border-left: .3rem solid #a15c00; padding: .4rem .8rem; background: #fff6e8; }
.source { color: #4a5563; font-size: .95rem; overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; margin: .75rem 0; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid #b6bfca; padding: .3rem .6rem; text-align: left; } td { font-variant-numeric: tabular-nums; } thead th { background: #edf2f5; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; background: #fff; }
@media (prefers-color-scheme: dark) {
  body { color: #e8ecf1; background: #14191f; } a { color: #8fc7f2; } .source { color: #b3bdc9; } .note { background: #3a2a10; }
  thead th { background: #232c36; } th, td { border-color: #566372; }
}
@media print { body { max-width: none; } h2 { break-after: avoid; } table, figure { break-inside: avoid; } }
`;

/** A whole page of its own: nothing is loaded from anywhere. */
export function page(language: Language, title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`.source;
}

/** What a person sees whose link to the material does not work. */
export function refusalPage(language: Language, reason: 'expired' | 'invalid' | 'notAllowed'): string {
  const text = textIn(language);
  return page(
    language,
    text('report.linkTitle'),
    html`<h1>${text('report.linkTitle')}</h1><p>${text(`report.${reason}`)}</p>`,
  );
}
