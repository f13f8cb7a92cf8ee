import type { GraphInput } from './graph-input.ts';

/** Groups by a union-find forest. */
export function connectedComponents({ nodes, edges }: GraphInput): string[][] {
  const parents = new Map(nodes.map((node) => [node, node]));
  const root = (node: string): string => {
    const parent = parents.get(node) ?? node;
    return parent === node ? node : root(parent);
  };
  for (const { source, target } of edges) parents.set(root(source), root(target));
  const groups = new Map<string, string[]>();
  for (const node of nodes) groups.set(root(node), [...(groups.get(root(node)) ?? []), node]);
  return [...groups.values()];
}
