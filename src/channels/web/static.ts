import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, sendBytes } from '../../http/http';

// The page is served as it is written, from src also when the code runs from dist: a production copy carries
// dist, cards, data, manifest, src/channels/web/page and node_modules.
const pageFolder = join(__dirname, '..', '..', '..', 'src', 'channels', 'web', 'page');

const script = 'text/javascript; charset=utf-8';
const files: readonly { path: string; file: string; type: string }[] = [
  { path: '/', file: join(pageFolder, 'index.html'), type: 'text/html; charset=utf-8' },
  { path: '/page/chat.css', file: join(pageFolder, 'chat.css'), type: 'text/css; charset=utf-8' },
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

/** The routes of the page and what it loads. The files are read once, at the start. */
export function pageFiles(): readonly Route[] {
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
