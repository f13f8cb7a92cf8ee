import { type GraphInput, simpleNeighbours } from './graph-input.ts';

/** Looks at every set of three nodes. */
export function countTriangles(input: GraphInput): number {
  const { nodes } = input;
  const neighbours = simpleNeighbours(input);
  const connected = (one: string, other: string): boolean => neighbours.get(one)?.has(other) ?? false;
  let triangles = 0;
  nodes.forEach((a, first) => {
    nodes.slice(first + 1).forEach((b, second) => {
      for (const c of nodes.slice(first + second + 2)) {
        if (connected(a, b) && connected(b, c) && connected(a, c)) triangles++;
      }
    });
  });
  return triangles;
}
