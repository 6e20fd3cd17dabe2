import type { z } from 'zod';
import type { DescribedIndicator, Fetched, FigureSource, Indicator, Readable } from '../indicators/indicators';
import { createPoliteClient, type PoliteClientOptions } from './polite-client';
import { genders, listedIndicator, longIndicator, region, valueRow } from './sotkanet-formats';
import { SourceError } from './source-error';

export { SourceError };

export interface SotkanetOptions extends Omit<PoliteClientOptions, 'userAgent'> {
  /** Kumppani's own, for the User-Agent that Sotkanet requires. */
  readonly version: string;
}

// The oldest year of the service; asked from when an indicator does not tell its range.
const oldestYear = 1990;
// Single indicators break now and then; when so many in a row do, it is the service that is out of order.
const oddInRow = 20;

/** THL's Sotkanet, REST API 1.1. `baseUrl` is for example https://sotkanet.fi/rest/1.1. Faults are SourceErrors. */
export function createSotkanet({ version, ...options }: SotkanetOptions): FigureSource {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const userAgent = `Kumppani/${version} (chat bot for regional wellbeing reports)`;
  const client = createPoliteClient({ ...options, baseUrl, userAgent });

  let failedInRow = 0;

  async function list<T>(path: string, item: z.ZodType<T>): Promise<Readable<T>> {
    const answer = await client.getJson(path);
    if (answer.kind === 'notFound') throw new SourceError('refused', `GET ${baseUrl}/${path}: HTTP 404`);
    const items = readList(path, answer.body, item);
    failedInRow = 0;
    return items;
  }

  /** One of many: an answer that is of no use costs this piece only, until too many in a row are so. */
  async function piece<T>(path: string, read: (body: unknown) => Fetched<T>): Promise<Fetched<T>> {
    try {
      const answer = await client.getJson(path);
      const fetched = answer.kind === 'notFound' ? answer : read(answer.body);
      failedInRow = 0;
      return fetched;
    } catch (error) {
      if (options.signal?.aborted || !isOfThisAnswer(error)) throw error;
      failedInRow++;
      if (failedInRow < oddInRow) return { kind: 'odd' };
      failedInRow = 0;
      throw error;
    }
  }

  return {
    name: baseUrl,
    get requests() {
      return client.requests;
    },
    indicatorIds: () => list('indicators', listedIndicator),
    regions: () => list('regions', region),
    indicator: (id) =>
      piece<DescribedIndicator>(`indicators/${id}`, (body) => {
        const parsed = longIndicator.safeParse(body);
        // Another indicator's text under this id would lend its name to foreign numbers.
        if (!parsed.success || parsed.data.indicator.id !== id) return { kind: 'odd' };
        return { kind: 'found', found: parsed.data };
      }),
    values(indicator) {
      const path = `json?${valuesQuery(indicator, options.clock.now().getUTCFullYear())}`;
      return piece(path, (body) => {
        const rows = readList(path, body, valueRow);
        const own = rows.items.filter((row) => row.indicator === indicator.id);
        return { kind: 'found', found: { items: own, odd: rows.odd + rows.items.length - own.length } };
      });
    },
  };
}

/** The host is there and minds its work: only what it answered to this one question is of no use. */
function isOfThisAnswer(error: unknown): boolean {
  return error instanceof SourceError && (error.code === 'refused' || error.code === 'malformed');
}

/** Years and genders are repeated; Sotkanet refuses comma lists. All genders are asked: an indicator's own list may be empty. */
function valuesQuery({ id, range }: Indicator, thisYear: number): URLSearchParams {
  const { start, end } = range ?? { start: oldestYear, end: thisYear };
  const query = new URLSearchParams({ indicator: String(id) });
  for (let year = start; year <= end; year++) query.append('years', String(year));
  for (const gender of genders) query.append('genders', gender);
  return query;
}

function readList<T>(path: string, body: unknown, item: z.ZodType<T>): Readable<T> {
  if (!Array.isArray(body)) throw new SourceError('malformed', `${path.split('&')[0]}: the answer is no list`);
  const items: T[] = [];
  for (const candidate of body) {
    const parsed = item.safeParse(candidate);
    if (parsed.success) items.push(parsed.data);
  }
  return { items, odd: body.length - items.length };
}
