import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, sendBytes, sendJson, sendProblem } from '../../http/http';
import { isLanguage, type Language, readStrings } from '../../text/text';

// The page is served as it is written, from src also when the code runs from dist: a production copy carries
// dist, cards, data, manifest, src/channels/web/page and node_modules.
const pageFolder = join(__dirname, '..', '..', '..', 'src', 'channels', 'web', 'page');

const script = 'text/javascript; charset=utf-8';
const files: readonly { path: string; file: string; type: string }[] = [
  { path: '/', file: join(pageFolder, 'index.html'), type: 'text/html; charset=utf-8' },
  ...['base', 'chat', 'cards'].map((name) => ({
    path: `/page/${name}.css`,
    file: join(pageFolder, `${name}.css`),
    type: 'text/css; charset=utf-8',
  })),
  { path: '/page/icon.svg', file: join(pageFolder, 'icon.svg'), type: 'image/svg+xml' },
  ...['chat', 'api', 'labels', 'log', 'adaptive', 'blocks', 'identity'].map((name) => ({
    path: `/page/${name}.js`,
    file: join(pageFolder, `${name}.js`),
    type: script,
  })),
  { path: '/page/adaptivecards.js', file: require.resolve('adaptivecards/dist/adaptivecards.min.js'), type: script },
];

// Own scripts and styles only. Pictures also from this machine's other names: a chart's address says "localhost" even
// when the page was opened at 127.0.0.1.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page and what it loads, its words included. The files are read once, at the start. */
export function pageRoutes(): readonly Route[] {
  return [...fileRoutes(), labelRoute];
}

const labelRoute: Route = {
  method: 'get',
  path: '/local/labels/:language',
  async handle({ response, params }) {
    if (isLanguage(params.language)) sendJson(response, 200, pageLabels(params.language));
    else sendProblem(response, 404, 'notFound');
  },
};

/** The page's own words, keys without the section: plain texts in which {name} stands for a value. */
function pageLabels(language: Language): Readonly<Record<string, string>> {
  const section = 'web.page.';
  const strings = [...readStrings(language)].filter(([key]) => key.startsWith(section));
  return Object.fromEntries(strings.map(([key, text]) => [key.slice(section.length), text]));
}

function fileRoutes(): readonly Route[] {
  return files.map(({ path, file, type }) => {
    const bytes = readFileSync(file);
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const headers = { 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache', ETag: tag };
    return {
      method: 'get',
      path,
      async handle({ request, response }) {
        if (request.headers['if-none-match'] !== tag) return sendBytes(response, 200, bytes, headers);
        response.writeHead(304, headers);
        response.end();
      },
    };
  });
}
