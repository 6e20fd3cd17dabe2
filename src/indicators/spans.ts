import type { YearSpan } from '../understanding/understanding';
import type { Point } from './edition';

/**
 * The points that lie within the years asked for; all of them unless asked. An open end is open, and the last n years are the
 * n calendar years up to the last point there is: sources run one to three years behind, so that counted from today they
 * would be fewer than asked.
 */
export function pointsWithin(points: readonly Point[], span: YearSpan | undefined): readonly Point[] {
  const { from, to } = boundsOf(points, span);
  return from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY
    ? points
    : points.filter(({ year }) => year >= from && year <= to);
}

/** The one year that tells a span which holds no figure; undefined where any year would have done. */
export function yearToName(span: YearSpan | undefined): number | undefined {
  switch (span?.kind) {
    case 'year':
      return span.year;
    case 'range':
      return span.from ?? span.to;
    default:
      return undefined;
  }
}

/** Whether more than one year can be meant. */
export function isSeveralYears(span: YearSpan | undefined): boolean {
  return span !== undefined && span.kind !== 'year';
}

function boundsOf(points: readonly Point[], span: YearSpan | undefined): { from: number; to: number } {
  const open = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  switch (span?.kind) {
    case undefined:
      return open;
    case 'year':
      return { from: span.year, to: span.year };
    case 'range':
      return { from: span.from ?? open.from, to: span.to ?? open.to };
    case 'last':
      return { from: (points.at(-1)?.year ?? 0) - span.years + 1, to: open.to };
  }
}
