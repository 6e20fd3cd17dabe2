/**
 * For each end `j` of a beginning of `typed`, the number of slips between `wanted` and `typed.slice(0, j)`: letters missing,
 * added, changed or swapped with their neighbour. Only ends with at most `most` slips are given.
 */
export function slipsByEnd(wanted: string, typed: string, most: number): Map<number, number> {
  const width = Math.min(typed.length, wanted.length + most);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= wanted.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const isSame = wanted[row - 1] === typed[column - 1];
      let slips = Math.min(
        (above[column] ?? most) + 1,
        (current[column - 1] ?? most) + 1,
        (above[column - 1] ?? most) + (isSame ? 0 : 1),
      );
      const isSwapped = row > 1 && wanted[row - 1] === typed[column - 2] && wanted[row - 2] === typed[column - 1];
      if (isSwapped && column > 1) slips = Math.min(slips, (before[column - 2] ?? most) + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return new Map();
    before = above;
    above = current;
  }
  return new Map([...above.entries()].filter(([, slips]) => slips <= most));
}
