const special = /<([^<>]*)>/g;

/** What a person typed, out of Slack's own notation; `bot` is the user id whose mentions are left out. */
export function readSlackText(text: string, bot: string | undefined): string {
  return text
    .replace(special, (_, inside: string) => wordsOf(inside, bot))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** "@U1|aino" → "@aino"; "http://a.fi|a.fi" → "a.fi"; a mention without a name keeps its id. */
function wordsOf(inside: string, bot: string | undefined): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  const mark = target.charAt(0);
  if (mark === '@' && target.slice(1) === bot) return '';
  if (mark === '@' || mark === '#') return `${mark}${label ?? target.slice(1)}`;
  if (mark === '!') return label ?? `@${target.slice(1)}`;
  return label ?? target;
}
