import { type GraphInput, simpleNeighbours } from './graph-input.ts';

/** Builds the k-core for every k by its definition; a node keeps the last k that it survived. */
export function coreNumbers(input: GraphInput): Record<string, number> {
  const neighbours = simpleNeighbours(input);
  const numbers = new Map(input.nodes.map((node) => [node, 0]));
  let core = new Set(input.nodes);
  for (let k = 1; core.size > 0; k++) {
    core = shrink({ core, neighbours, k });
    for (const node of core) numbers.set(node, k);
  }
  return Object.fromEntries(numbers);
}

function shrink({ core, neighbours, k }: { core: Set<string>; neighbours: Map<string, Set<string>>; k: number }): Set<string> {
  const kept = new Set([...core].filter((node) => {
    const inside = [...(neighbours.get(node) ?? [])].filter((neighbour) => core.has(neighbour));
    return inside.length >= k;
  }));
  return kept.size === core.size ? kept : shrink({ core: kept, neighbours, k });
}
