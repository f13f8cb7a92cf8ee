import { type GraphInput, steps } from './graph-input.ts';

/** One shortest path to every reachable node, by Bellman and Ford's repeated relaxation. */
export function shortestPaths(input: GraphInput, source: string): Record<string, string[]> {
  const best = new Map([[source, { length: 0, path: [source] }]]);
  let changed = true;
  while (changed) {
    changed = false;
    for (const { from, to, weight } of steps(input)) {
      const start = best.get(from);
      if (!start) continue;
      const length = start.length + weight;
      if (length >= (best.get(to)?.length ?? Infinity)) continue;
      best.set(to, { length, path: [...start.path, to] });
      changed = true;
    }
  }
  return Object.fromEntries(input.nodes.flatMap((node) => {
    const found = best.get(node);
    return found ? [[node, found.path]] : [];
  }));
}
