interface DirectedInput {
  nodes: string[];
  edges: { source: string; target: string }[];
}

/** Takes away, again and again, a node that no remaining edge leads to. What is left when there is none contains a cycle. */
export function topologicalOrder({ nodes, edges }: DirectedInput): { order: string[] } | { cycle: string[] } {
  const order: string[] = [];
  let left = [...nodes];
  while (left.length > 0) {
    const remaining = new Set(left);
    const free = left.find((node) => !edges.some(({ source, target }) => target === node && remaining.has(source)));
    if (free === undefined) return { cycle: walkBack({ remaining, edges }) };
    order.push(free);
    left = left.filter((node) => node !== free);
  }
  return { order };
}

/** Every remaining node has an edge that leads to it from another one, so a walk against the edges meets itself. */
function walkBack({ remaining, edges }: { remaining: Set<string>; edges: DirectedInput['edges'] }): string[] {
  const walk: string[] = [];
  let [node] = remaining;
  while (node !== undefined && !walk.includes(node)) {
    walk.push(node);
    const here = node;
    node = edges.find(({ source, target }) => target === here && remaining.has(source))?.source;
  }
  return node === undefined ? [] : walk.slice(walk.indexOf(node)).reverse();
}
