interface Question {
  args: [{ nodes: string[]; edges: { source: string; target: string }[] }];
  output: unknown;
  expected: { order: string[] } | { cycle: string[] };
}

/** Accepts any order that respects the edges, or any cycle of the graph, whichever is expected. */
export default function check({ args: [{ nodes, edges }], output, expected }: Question): { pass: boolean; message?: string } {
  const kind = 'order' in expected ? 'order' : 'cycle';
  if (typeof output !== 'object' || output === null) return fail(`The answer is not an object with "${kind}".`);
  const entries = Object.entries(output).filter(([, value]) => value !== undefined);
  const list: unknown = entries[0]?.[1];
  if (entries.length !== 1 || entries[0]?.[0] !== kind || !isListOfNames(list)) {
    return fail(`The answer is not an object with a list "${kind}" and nothing else.`);
  }
  const positions = new Map(list.map((node, position) => [node, position]));
  if (positions.size !== list.length) return fail(`"${kind}" lists a node twice.`);
  return kind === 'order' ? checkOrder({ positions, nodes, edges }) : checkCycle({ cycle: list, edges });
}

interface Order {
  positions: Map<string, number>;
  nodes: string[];
  edges: { source: string; target: string }[];
}

function checkOrder({ positions, nodes, edges }: Order): { pass: boolean; message?: string } {
  const missing = nodes.find((node) => !positions.has(node));
  if (missing !== undefined) return fail(`"order" leaves out "${missing}".`);
  if (positions.size !== nodes.length) return fail('"order" lists names that are not nodes.');
  const broken = edges.find(({ source, target }) => (positions.get(source) ?? 0) >= (positions.get(target) ?? 0));
  return broken ? fail(`"order" puts "${broken.target}" before "${broken.source}".`) : { pass: true };
}

function checkCycle({ cycle, edges }: { cycle: string[]; edges: { source: string; target: string }[] }): { pass: boolean; message?: string } {
  if (cycle.length === 0) return fail('"cycle" is empty.');
  for (const [position, node] of cycle.entries()) {
    const next = cycle[(position + 1) % cycle.length];
    if (!edges.some(({ source, target }) => source === node && target === next)) {
      return fail(`"cycle" needs an edge from "${node}" to "${next}", which does not exist.`);
    }
  }
  return { pass: true };
}

function fail(message: string): { pass: false; message: string } {
  return { pass: false, message };
}

function isListOfNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
