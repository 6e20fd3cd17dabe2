import type { YearSpan } from '../understanding/understanding';
import type { Point } from './edition';

/**
 * The points that lie within the years asked for; all of them unless asked. An open end is open, and the last n years are the
 * n calendar years up to the last point there is: sources run one to three years behind, so that counted from today they
 * would be fewer than asked.
 */
export function pointsWithin(points: readonly Point[], span: YearSpan | undefined): readonly Point[] {
  if (!span) return points;
  const { from, to } = boundsOf(span, points.at(-1)?.year);
  return points.filter(({ year }) => year >= from && year <= to);
}

/** The years, rising, that lie within those asked for, by the same rule. */
export function yearsWithin(years: readonly number[], span: YearSpan | undefined): readonly number[] {
  if (!span) return years;
  const { from, to } = boundsOf(span, years.at(-1));
  return years.filter((year) => year >= from && year <= to);
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

function boundsOf(span: YearSpan, latest = 0): { from: number; to: number } {
  switch (span.kind) {
    case 'year':
      return { from: span.year, to: span.year };
    case 'range':
      return { from: span.from ?? Number.NEGATIVE_INFINITY, to: span.to ?? Number.POSITIVE_INFINITY };
    case 'last':
      return { from: latest - span.years + 1, to: latest };
  }
}
