import { wrapLabel } from './labels';

/** A line's name beside its end: where the line ends, and where the name fits. */
export interface EndLabel {
  readonly lines: readonly string[];
  /** Pixels from the top: the line's own end. */
  readonly end: number;
  /** Pixels from the top: the middle of the name. */
  readonly middle: number;
}

interface Room {
  readonly top: number;
  readonly bottom: number;
  /** Height of one line of text, and between two names. */
  readonly line: number;
  readonly gap: number;
}

/** A name in lines of at most `width` em, with the figure at the line's end. */
export function nameLines(label: string, figure: string, width: number): readonly string[] {
  return [...wrapLabel(label, width, 3), figure];
}

/** How much room the names need, one below the other. */
export function heightOf(names: readonly (readonly string[])[], { line, gap }: Pick<Room, 'line' | 'gap'>): number {
  return names.reduce((sum, lines) => sum + lines.length * line + gap, -gap);
}

/** Each name as near to its line's end as the others allow, in the order of the ends; all within the room. */
export function spread(
  ends: readonly { readonly end: number; readonly lines: readonly string[] }[],
  room: Room,
): readonly EndLabel[] {
  const order = ends.map((_, index) => index).sort((one, other) => endAt(ends, one) - endAt(ends, other));
  const tops = new Map<number, number>();
  let free = room.top;
  for (const index of order) {
    const height = (ends[index]?.lines.length ?? 0) * room.line;
    const top = Math.max(free, endAt(ends, index) - height / 2);
    tops.set(index, top);
    free = top + height + room.gap;
  }
  // What was pushed out at the bottom pushes the ones above it up again.
  let limit = room.bottom;
  for (const index of order.toReversed()) {
    const height = (ends[index]?.lines.length ?? 0) * room.line;
    const top = Math.min(tops.get(index) ?? 0, limit - height);
    tops.set(index, top);
    limit = top - room.gap;
  }
  return ends.map(({ end, lines }, index) => ({
    lines,
    end,
    middle: (tops.get(index) ?? 0) + (lines.length * room.line) / 2,
  }));
}

function endAt(ends: readonly { readonly end: number }[], index: number): number {
  return ends[index]?.end ?? 0;
}
