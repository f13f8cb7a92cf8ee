import type { GraphInput } from './graph-input.ts';

/** Counts different names and different pairs of names. */
export function describeGraph(input: GraphInput): { nodes: number; edges: number; selfLoops: number; density: number } {
  const { directed, edges } = input;
  const nodes = new Set([...input.nodes, ...edges.flatMap(({ source, target }) => [source, target])]).size;
  const different = new Set(edges.map(({ source, target }) =>
    JSON.stringify(directed ? [source, target] : [source, target].sort())));
  const loops = new Set(edges.filter(({ source, target }) => source === target).map(({ source }) => source)).size;
  const largest = (nodes * (nodes - 1)) / (directed ? 1 : 2);
  return {
    nodes,
    edges: different.size,
    selfLoops: loops,
    density: nodes < 2 ? 0 : (different.size - loops) / largest,
  };
}
