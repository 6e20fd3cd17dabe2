import { changeBetween, type Indicator, type Point, type Region, unitOf } from '../../indicators/indicators';
import { formatNumber } from '../../text/text';
import { regionInWords } from './figures';
import type { Wording } from './presented';

export interface Change {
  readonly indicator: Indicator;
  /** Whose change it is, where the card shows several. */
  readonly region?: Region;
  readonly from: Point;
  readonly to: Point;
}

/** "Noussut 7,6 → 9,5 (+1,9 prosenttiyksikköä), 2015–2023." Says the direction, never whether it is for the better. */
export function changeInWords({ indicator, region, from, to }: Change, { text, language }: Wording): string {
  const change = changeBetween(from.value, to.value, indicator.decimals);
  const direction = change > 0 ? 'up' : change < 0 ? 'down' : 'same';
  const number = (value: number) => formatNumber(value, indicator.decimals, language);
  const difference = change > 0 ? `+${number(change)}` : number(change);
  return text(`answer.${direction}`, {
    region: region ? regionInWords(region, language) : 'none',
    from: number(from.value),
    to: number(to.value),
    difference: unitOf(indicator, language).startsWith('%') ? text('answer.points', { difference }) : difference,
    start: String(from.year),
    end: String(to.year),
  });
}

/** The change over a whole series; none when it has a single year. */
export function changesOver(
  points: readonly Point[],
  of: Pick<Change, 'indicator' | 'region'>,
  wording: Wording,
): readonly string[] {
  const [from, to] = [points.at(0), points.at(-1)];
  return from && to && from !== to ? [changeInWords({ ...of, from, to }, wording)] : [];
}
