import { encodeBlock } from './blocks';
import { type Catalogue, editionFiles } from './catalogue';
import type { Indicator, Region } from './edition';
import { requireIndicators, requireRegions } from './enough';
import { inParallel } from './in-parallel';
import { countIn, type EditionInUse, keepDate, keepTexts, keepValues } from './kept-pieces';
import type { DescribedIndicator, FigureSource, Readable } from './source';
import type { Staging } from './staging';
import { toKeyedValues } from './values';

/** What the source did not give: `count` rows that could not be read, or one whole piece. */
export interface SkippedPiece {
  readonly piece: 'indicators' | 'regions' | 'indicator' | 'values';
  readonly indicator?: number;
  readonly reason: 'notFound' | 'odd';
  readonly count: number;
  /** The piece of the edition before is used instead. */
  readonly kept?: true;
}

/** Pieces (an indicator's texts, an indicator's values) that are in place, of those the sync needs. */
export interface SyncProgress {
  readonly done: number;
  readonly total: number;
}

export interface Download {
  readonly source: FigureSource;
  readonly staging: Staging;
  /** The edition in use, if it is of the same source. */
  readonly current: EditionInUse | undefined;
  readonly chosen: readonly number[] | 'all';
  readonly onProgress: ((progress: SyncProgress) => void) | undefined;
}

interface Downloaded {
  readonly regions: readonly Region[];
  readonly indicators: ReadonlyMap<number, Indicator>;
  /** How many values each indicator has, for those whose values were wanted. */
  readonly values: ReadonlyMap<number, number>;
  readonly skipped: readonly SkippedPiece[];
}

// As many as the source lets through at once: more would only wait there.
const width = 4;

/** Brings every piece of an edition into the staging folder, chosen indicators first, each piece from the nearest place that has it. */
export async function downloadPieces(download: Download): Promise<Downloaded> {
  const { source, chosen, current, onProgress } = download;
  const indicators = new Map<number, Indicator>();
  const values = new Map<number, number>();
  const skipped: SkippedPiece[] = [];
  const regions = await takeList(download, skipped, {
    piece: 'regions',
    fetch: () => source.regions(),
    require: (found) => requireRegions(source.name, found, current?.catalogue),
  });
  const ids = await takeList(download, skipped, {
    piece: 'indicators',
    fetch: () => source.indicatorIds(),
    require: (found) => requireIndicators(source.name, found.length, current?.catalogue),
  });
  const listed = new Set(ids);

  const first = chosen === 'all' ? [] : chosen;
  for (const id of first) if (!listed.has(id)) skipped.push(wholePiece('indicator', id, 'notFound'));
  const wanted = chosen === 'all' ? listed : new Set([...first, ...(current?.catalogue.withValues ?? [])]);
  const order = [...new Set([...first, ...listed])].filter((id) => listed.has(id));

  const total = order.length + order.filter((id) => wanted.has(id)).length;
  let done = 0;
  const advance = () => onProgress?.({ done: ++done, total });
  await inParallel(order, width, async (id) => {
    const indicator = await takeIndicator(download, id, skipped);
    if (indicator) indicators.set(id, indicator);
    advance();
    if (!wanted.has(id)) return;
    const taken = indicator && (await takeValues(download, indicator, skipped));
    if (taken) indicators.set(id, taken.indicator);
    if (taken) values.set(id, taken.count);
    advance();
  });
  return { regions, indicators, values, skipped };
}

interface List<T> {
  readonly piece: 'indicators' | 'regions';
  fetch(): Promise<Readable<T>>;
  /** Throws when what was found is too little. */
  require(found: readonly T[]): void;
}

async function takeList<T>({ staging }: Download, skipped: SkippedPiece[], { piece, fetch, require }: List<T>) {
  const staged = await staging.readPiece<Readable<T>>(`${piece}.json`);
  const list = staged ?? (await fetch());
  // Before it is kept: the next sync shall ask again, not go on with the same poor list.
  require(list.items);
  if (!staged) await staging.writePiece(`${piece}.json`, list);
  if (list.odd > 0) skipped.push({ piece, reason: 'odd', count: list.odd });
  return list.items;
}

async function takeIndicator({ source, staging, current }: Download, id: number, skipped: SkippedPiece[]) {
  const staged = await staging.readPiece<DescribedIndicator>(editionFiles.indicator(id));
  if (staged) return staged.indicator;
  const fetched = await source.indicator(id);
  if (fetched.kind === 'found') {
    await staging.writePiece(editionFiles.indicator(id), fetched.found);
    return fetched.found.indicator;
  }
  // What is gone from the source goes here too; what it only fails to give stays.
  const kept = fetched.kind === 'odd' && current ? await keepTexts(staging, current, id) : undefined;
  skipped.push({ ...wholePiece('indicator', id, fetched.kind), ...(kept && { kept: true }) });
  return kept;
}

interface TakenValues {
  /** As its values are: with their date. */
  readonly indicator: Indicator;
  readonly count: number;
}

/** What is in place afterwards; undefined when there are no values to be had. */
async function takeValues(
  { source, staging, current }: Download,
  indicator: Indicator,
  skipped: SkippedPiece[],
): Promise<TakenValues | undefined> {
  const { id } = indicator;
  const unchanged = current && isUnchanged(indicator, current.catalogue) ? current : undefined;
  const there = (await countIn(staging.folder, id)) ?? (unchanged && (await keepValues(staging, unchanged, id)));
  if (there !== undefined) return { indicator, count: there };
  const fetched = await source.values(indicator);
  if (fetched.kind === 'found') {
    const { items, odd } = fetched.found;
    if (odd > 0) skipped.push({ piece: 'values', indicator: id, reason: 'odd', count: odd });
    const keyed = toKeyedValues(items);
    await staging.writePiece(editionFiles.block(id), await encodeBlock(id, keyed));
    return { indicator, count: keyed.keys.length };
  }
  const kept = fetched.kind === 'odd' && current ? await keepOlderValues(staging, current, indicator) : undefined;
  skipped.push({ ...wholePiece('values', id, fetched.kind), ...(kept && { kept: true }) });
  return kept;
}

/** The date first: a sync that is cut off between the two must not take old values for new ones. */
async function keepOlderValues(staging: Staging, current: EditionInUse, indicator: Indicator) {
  if ((await countIn(current.folder, indicator.id)) === undefined) return undefined;
  const dated = await keepDate(staging, current, indicator);
  const count = await keepValues(staging, current, indicator.id);
  return count === undefined ? undefined : { indicator: dated, count };
}

function wholePiece(piece: 'indicator' | 'values', indicator: number, reason: 'notFound' | 'odd'): SkippedPiece {
  return { piece, indicator, reason, count: 1 };
}

/** The source dates its changes; an undated indicator may have changed at any time. */
function isUnchanged(indicator: Indicator, catalogue: Catalogue): boolean {
  const known = catalogue.indicators.get(indicator.id);
  return (
    catalogue.withValues.has(indicator.id) && indicator.updated !== undefined && known?.updated === indicator.updated
  );
}
