import { type GraphInput, simpleNeighbours } from './graph-input.ts';

/** Makes a list of all cliques, one node larger in each round; a clique grows only by nodes after its last one. */
export function countCliques(input: GraphInput, k: number): number {
  const neighbours = simpleNeighbours(input);
  const { nodes } = input;
  let cliques: number[][] = nodes.map((_, position) => [position]);
  for (let size = 1; size < k; size++) {
    cliques = cliques.flatMap((clique) => {
      const first = (clique.at(-1) ?? -1) + 1;
      const later = nodes.slice(first).map((_, offset) => first + offset);
      return later
        .filter((position) => clique.every((member) => neighbours.get(nodes[member] ?? '')?.has(nodes[position] ?? '')))
        .map((position) => [...clique, position]);
    });
  }
  return cliques.length;
}
