/** One decimal with its sign, such as `+3.2`, `−0.4` or `0.0`; a dash where there is none. */
export function signedPoints(value: number | null): string {
  if (value === null) return '–';
  const digits = Math.abs(value).toFixed(1);
  return digits === '0.0' ? digits : `${value < 0 ? '−' : '+'}${digits}`;
}

export function plainPoints(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

export function intervalPoints({ low, high }: { low: number | null; high: number | null }): string {
  return low === null || high === null ? '–' : `${signedPoints(low)} to ${signedPoints(high)}`;
}
