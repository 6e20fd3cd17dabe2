import { type Route, sendBytes, sendJson, sendProblem } from '../../http/http';

/** A page that a signed link opens. `html` or `json` follows the wanted format; `status` is 200, 403, 404 or 410. */
export type ReportPage =
  | { readonly status: number; readonly html: string }
  | { readonly status: number; readonly json: unknown };

type Picture = (token: string) => Promise<Buffer | undefined>;

export interface PagesOptions {
  /** The PNG that the token of a poll's result stands for. */
  readonly picture: Picture;
  /** The PNG that the token of a trend, a comparison or a ranking stands for. */
  readonly figurePicture: Picture;
  readonly reportPage: (token: string, format: 'html' | 'json') => Promise<ReportPage>;
}

// The report has styles of its own and pictures inside, and runs nothing.
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What people's browsers reach by links on every channel: charts in cards, and the report. */
export function createPages({ picture, figurePicture, reportPage }: PagesOptions): readonly Route[] {
  return [
    pictureRoute('/chart/:token', picture),
    pictureRoute('/figure/:token', figurePicture),
    {
      method: 'get',
      path: '/report/:token',
      async handle({ response, params, query }) {
        const page = await reportPage(params.token ?? '', query.get('format') === 'json' ? 'json' : 'html');
        if ('json' in page) return sendJson(response, page.status, page.json);
        const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': reportPolicy };
        sendBytes(response, page.status, page.html, headers);
      },
    },
  ];
}

function pictureRoute(path: string, picture: Picture): Route {
  return {
    method: 'get',
    path,
    async handle({ response, params }) {
      const png = await picture(params.token ?? '');
      if (!png) return sendProblem(response, 404, 'notFound');
      sendBytes(response, 200, png, {
        'Content-Type': 'image/png',
        // One address always shows the same picture. Teams and Slack fetch it from elsewhere, through caches of their own.
        'Cache-Control': 'public, max-age=31536000, immutable',
        'Cross-Origin-Resource-Policy': 'cross-origin',
      });
    },
  };
}
