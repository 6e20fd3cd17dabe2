import { OperatorError } from '../base/base';
import type { Catalogue } from './catalogue';
import type { Region } from './edition';

/** The edition in use, as far as the size of a new one is measured by it; undefined when there is none of the same source. */
type InUse = Pick<Catalogue, 'regions' | 'indicators'> | undefined;

// Without them no answer names a home area or the country.
const neededCategories = ['MAA', 'MAAKUNTA'] as const;
// Indicators and regions come and go a few at a time; a source that lost half of them is in trouble.
const leastShare = 0.5;

/** Throws an OperatorError when the regions that a source gave are too few, or lack a level that answers need. */
export function requireRegions(source: string, regions: Iterable<Region>, inUse: InUse): void {
  const categories = [...regions].map((region) => region.category);
  const lacking = neededCategories.find((needed) => !categories.includes(needed));
  if (lacking) throw tooLittle(source, `no region of category ${lacking}`);
  requireShare(source, 'regions', categories.length, inUse?.regions.size);
}

/** Throws an OperatorError when a source gave too few indicators, or none. */
export function requireIndicators(source: string, count: number, inUse: InUse): void {
  requireShare(source, 'indicators', count, inUse?.indicators.size);
}

function requireShare(source: string, what: 'regions' | 'indicators', count: number, inUse = 0): void {
  if (count === 0 || count < leastShare * inUse)
    throw tooLittle(source, `${count} ${what}${inUse > 0 ? ` where ${inUse} are in use` : ''}`);
}

function tooLittle(source: string, what: string): OperatorError {
  return new OperatorError(`${source} gave ${what}, so nothing of it was taken into use`);
}
