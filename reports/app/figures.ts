/** A score as people see it; a dash where there is none. */
export function figure(value: number | null): string {
  return value === null ? '–' : String(Math.round(value));
}

/** A difference, with its sign. */
export function signedFigure(value: number): string {
  const rounded = Math.round(value);
  return rounded < 0 ? `−${String(-rounded)}` : rounded > 0 ? `+${String(rounded)}` : '0';
}

export function range({ low, high }: { low: number; high: number }): string {
  return `${figure(low)}–${figure(high)}`;
}

export function seconds(milliseconds: number): string {
  return milliseconds < 10_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${String(Math.round(milliseconds / 1000))} s`;
}

/** Digits in groups of three, the same in every place of the world. */
export function thousands(value: number): string {
  return value.toLocaleString('en-GB');
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${thousands(count)} ${count === 1 ? noun : nouns}`;
}
