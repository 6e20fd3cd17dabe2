const formats = new Map<number, Intl.NumberFormat>();

/**
 * How much a figure has changed, between the values as people see them: rounded, so that the three numbers agree with each
 * other. Never −0.
 */
export function changeBetween(earlier: number, later: number, decimals: number): number {
  const change = asShown(asShown(later, decimals) - asShown(earlier, decimals), decimals);
  return change === 0 ? 0 : change;
}

// Math.round makes −2 of −2.5 and toFixed(2) makes 1.00 of 1.005; only Intl rounds as the numbers beside the change are rounded.
function asShown(value: number, decimals: number): number {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en', { maximumFractionDigits: decimals, useGrouping: false });
    formats.set(decimals, format);
  }
  return Number(format.format(value));
}
