import { type GraphInput, steps } from './graph-input.ts';

/** Distances and numbers of shortest paths between all pairs; then the definition, pair by pair. */
export function betweenness(input: GraphInput): Record<string, number> {
  const { nodes } = input;
  const from = new Map(nodes.map((node) => [node, countPaths(input, node)]));
  const count = (source: string, target: string): { distance: number; paths: number } =>
    from.get(source)?.get(target) ?? { distance: Infinity, paths: 0 };
  const pairs = (nodes.length - 1) * (nodes.length - 2);

  return Object.fromEntries(nodes.map((node) => {
    const others = nodes.filter((other) => other !== node);
    let sum = 0;
    for (const source of others) {
      for (const target of others) {
        const whole = count(source, target);
        if (source === target || whole.paths === 0) continue;
        const [before, after] = [count(source, node), count(node, target)];
        if (before.distance + after.distance === whole.distance) sum += (before.paths * after.paths) / whole.paths;
      }
    }
    return [node, pairs === 0 ? 0 : sum / pairs];
  }));
}

/** Settles nodes by distance and adds up, for each, the paths of its predecessors on shortest paths. */
function countPaths(input: GraphInput, source: string): Map<string, { distance: number; paths: number }> {
  const shortest = shortestSteps(input);
  const distances = new Map([[source, 0]]);
  for (let round = 0; round < input.nodes.length; round++) {
    for (const { from, to, weight } of shortest) {
      const distance = (distances.get(from) ?? Infinity) + weight;
      if (distance < (distances.get(to) ?? Infinity)) distances.set(to, distance);
    }
  }
  const counted = new Map([[source, { distance: 0, paths: 1 }]]);
  for (const [node, distance] of [...distances].sort(([, one], [, other]) => one - other)) {
    if (node === source) continue;
    const last = shortest.filter(({ from, to, weight }) => to === node && distances.get(from) === distance - weight);
    counted.set(node, { distance, paths: last.reduce((sum, { from }) => sum + (counted.get(from)?.paths ?? 0), 0) });
  }
  return counted;
}

function shortestSteps(input: GraphInput): { from: string; to: string; weight: number }[] {
  const kept = new Map<string, { from: string; to: string; weight: number }>();
  for (const step of steps(input)) {
    const key = JSON.stringify([step.from, step.to]);
    if (step.from !== step.to && step.weight < (kept.get(key)?.weight ?? Infinity)) kept.set(key, step);
  }
  return [...kept.values()];
}
