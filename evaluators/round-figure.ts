/** Two decimals: more would only show the noise of floating-point sums. */
export function roundFigure(value: number): number {
  return Math.round(value * 100) / 100;
}
