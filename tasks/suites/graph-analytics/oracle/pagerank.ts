import { type GraphInput, steps } from './graph-input.ts';

const DAMPING = 0.85;

/** Solves the PageRank equations exactly, by Gaussian elimination, instead of iterating. */
export function pageRank(input: GraphInput): Record<string, number> {
  const { nodes } = input;
  const order = nodes.length;
  const index = new Map(nodes.map((node, position) => [node, position]));
  const follow = nodes.map(() => new Array<number>(order).fill(0));
  for (const { from, to, weight } of steps(input)) {
    const row = follow[index.get(from) ?? -1] ?? [];
    const column = index.get(to) ?? -1;
    row[column] = (row[column] ?? 0) + weight;
  }
  const chances = follow.map((row) => {
    const total = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight) => (total === 0 ? 1 / order : weight / total));
  });
  const equations = nodes.map((_, to) => [
    ...chances.map((row, from) => (from === to ? 1 : 0) - DAMPING * (row[to] ?? 0)),
    (1 - DAMPING) / order,
  ]);
  const scores = eliminate(equations);
  return Object.fromEntries(nodes.map((node, position) => [node, scores[position] ?? 0]));
}

/** Solves a square system, one row of coefficients and right-hand side per unknown; the pivots are never 0 here. */
function eliminate(rows: number[][]): number[] {
  const last = rows.length;
  rows.forEach((pivot, column) => {
    rows.forEach((row, other) => {
      if (other === column) return;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= last; at++) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    });
  });
  return rows.map((row, position) => (row[last] ?? 0) / (row[position] ?? 1));
}
