import { encode } from 'html-entities';

/** Markup that is safe to put into a page as it is. */
export class Markup {
  constructor(readonly source: string) {}
}

type Part = string | number | Markup | readonly Markup[];

/** Builds markup: everything put in is text and gets escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((source, string, index) => source + toSource(parts[index - 1] ?? '') + string));
}

function toSource(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (typeof part === 'object') return part.map(({ source }) => source).join('');
  return encode(String(part));
}

/** A table with a caption and header cells that screen readers announce. The first cell of a row is its header. */
export function table(caption: string, headers: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const head = headers.map((header) => html`<th scope="col">${header}</th>`);
  const body = rows.map(([first = '', ...cells]) => {
    return html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
  });
  return html`<table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody></table>
`;
}
