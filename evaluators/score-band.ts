/** The bands of the paper (arXiv 2505.23239), best first, each with the whole numbers that it spans. */
export const bands = [
  { name: 'excellent', from: 81, to: 100 },
  { name: 'good', from: 61, to: 80 },
  { name: 'average', from: 41, to: 60 },
  { name: 'poor', from: 0, to: 40 },
] as const;

export type Band = (typeof bands)[number]['name'];

/** By the whole number that people see. */
export function bandOf(figure: number): Band {
  const shown = Math.round(figure);
  return bands.find(({ from }) => shown >= from)?.name ?? 'poor';
}

/** How many bands lie between two figures: 0 in the same, 3 from poor to excellent. */
export function bandsApart(a: number, b: number): number {
  return Math.abs(rank(a) - rank(b));
}

function rank(figure: number): number {
  return bands.findIndex(({ name }) => name === bandOf(figure));
}
