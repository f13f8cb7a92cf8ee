import type { GraphInput } from './graph-input.ts';

/** Every node's label after a number of synchronous rounds. */
export function labelPropagation({ nodes, edges }: GraphInput, rounds: number): Record<string, string> {
  let labels = new Map(nodes.map((node) => [node, node]));
  for (let round = 0; round < rounds; round++) {
    const before = labels;
    labels = new Map(nodes.map((node) => {
      const votes = edges.flatMap(({ source, target }) => {
        if (source === node) return [before.get(target) ?? target];
        return target === node ? [before.get(source) ?? source] : [];
      });
      return [node, winner(votes) ?? before.get(node) ?? node];
    }));
  }
  return Object.fromEntries(labels);
}

/** The most frequent vote; of several, the one that sorts first. */
function winner(votes: string[]): string | undefined {
  const count = (label: string): number => votes.filter((vote) => vote === label).length;
  return [...votes].sort().reduce<string | undefined>(
    (best, label) => (best === undefined || count(label) > count(best) ? label : best),
    undefined,
  );
}
