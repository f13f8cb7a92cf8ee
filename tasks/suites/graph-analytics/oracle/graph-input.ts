interface Edge {
  source: string;
  target: string;
  weight?: number;
}

/** The graph that most tasks take as their first argument. */
export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: Edge[];
}

/** Reads "a-b b-c:2 d": edges with an optional weight, and single nodes. Nodes keep the order of their first mention. */
export function undirected(text: string): GraphInput {
  return parse({ text, directed: false });
}

/** As `undirected`, every edge from the first node to the second. */
export function directed(text: string): GraphInput {
  return parse({ text, directed: true });
}

function parse({ text, directed }: { text: string; directed: boolean }): GraphInput {
  const nodes = new Set<string>();
  const edges: Edge[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const [ends = '', weight] = word.split(':');
    const [source = '', target] = ends.split('-');
    nodes.add(source);
    if (target === undefined) continue;
    nodes.add(target);
    edges.push(weight === undefined ? { source, target } : { source, target, weight: Number(weight) });
  }
  return { directed, nodes: [...nodes], edges };
}

interface RandomGraph {
  directed: boolean;
  nodes: number;
  edges: number;
  seed: number;
  maxWeight?: number;
  loops?: boolean;
  acyclic?: boolean;
}

/** A graph with the given numbers of nodes and edges; parallel edges may occur, self-loops only where asked for. */
export function randomGraph({ directed, nodes: order, edges: size, seed, maxWeight, loops = false, acyclic = false }: RandomGraph): GraphInput {
  const next = randomIntegers(seed);
  const nodes = Array.from({ length: order }, (_, index) => `n${index}`);
  const edges: Edge[] = [];
  while (edges.length < size) {
    const [from, to] = [next(order), next(order)];
    if (from === to && !loops) continue;
    const [first, last] = acyclic ? [Math.min(from, to), Math.max(from, to)] : [from, to];
    const edge: Edge = { source: `n${first}`, target: `n${last}` };
    edges.push(maxWeight === undefined ? edge : { ...edge, weight: 1 + next(maxWeight) });
  }
  return { directed, nodes, edges };
}

/** Integers below a bound from a linear congruential generator (Numerical Recipes), the same on every machine. */
function randomIntegers(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The neighbours of each node, without direction, self-loops and repetition. */
export function simpleNeighbours({ nodes, edges }: Pick<GraphInput, 'nodes' | 'edges'>): Map<string, Set<string>> {
  const neighbours = new Map(nodes.map((node) => [node, new Set<string>()]));
  for (const { source, target } of edges) {
    if (source === target) continue;
    neighbours.get(source)?.add(target);
    neighbours.get(target)?.add(source);
  }
  return neighbours;
}

/** Every edge as one or, without direction, two steps; a self-loop is one step. */
export function steps({ directed, edges }: GraphInput): { from: string; to: string; weight: number }[] {
  return edges.flatMap(({ source, target, weight = 1 }) => {
    const forth = { from: source, to: target, weight };
    return directed || source === target ? [forth] : [forth, { from: target, to: source, weight }];
  });
}
