import type { z } from 'zod';
import type { FigureSource, Indicator, Readable } from '../indicators/indicators';
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

/** THL's Sotkanet, REST API 1.1. `baseUrl` is for example https://sotkanet.fi/rest/1.1. Faults are SourceErrors. */
export function createSotkanet({ version, ...options }: SotkanetOptions): FigureSource {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const userAgent = `Kumppani/${version} (chat bot for regional wellbeing reports)`;
  const client = createPoliteClient({ ...options, baseUrl, userAgent });

  async function list<T>(path: string, item: z.ZodType<T>): Promise<Readable<T>> {
    const answer = await client.getJson(path);
    if (answer.kind === 'notFound') throw new SourceError('refused', `GET ${baseUrl}/${path}: HTTP 404`);
    return readList(path, answer.body, item);
  }

  return {
    name: baseUrl,
    get requests() {
      return client.requests;
    },
    indicatorIds: () => list('indicators', listedIndicator),
    regions: () => list('regions', region),
    async indicator(id) {
      const answer = await client.getJson(`indicators/${id}`);
      if (answer.kind === 'notFound') return answer;
      const parsed = longIndicator.safeParse(answer.body);
      // Another indicator's text under this id would lend its name to foreign numbers.
      if (!parsed.success || parsed.data.indicator.id !== id) return { kind: 'odd' };
      return { kind: 'found', found: parsed.data };
    },
    async values(indicator) {
      const path = `json?${valuesQuery(indicator, options.clock.now().getUTCFullYear())}`;
      const answer = await client.getJson(path);
      if (answer.kind === 'notFound') return answer;
      const rows = readList(path, answer.body, valueRow);
      const own = rows.items.filter((row) => row.indicator === indicator.id);
      return { kind: 'found', found: { items: own, odd: rows.odd + rows.items.length - own.length } };
    },
  };
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
