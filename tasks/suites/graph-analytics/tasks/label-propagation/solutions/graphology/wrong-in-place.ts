// Wrong: nodes change one after another, so a round sees labels of the same round.
import Graph from 'graphology';

export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

/** Keeps parallel edges and self-loops. */
function buildGraph({ directed, nodes, edges }: GraphInput): Graph {
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  for (const node of nodes) graph.addNode(node);
  for (const { source, target } of edges) graph.addEdge(source, target);
  return graph;
}

export function labelPropagation(input: GraphInput, rounds: number): Record<string, string> {
  const graph = buildGraph(input);
  const labels: Record<string, string> = Object.fromEntries(graph.mapNodes((node) => [node, node]));
  for (let round = 0; round < rounds; round++) {
    graph.forEachNode((node) => {
      labels[node] = nextLabel(graph, node, labels);
    });
  }
  return labels;
}

function nextLabel(graph: Graph, node: string, labels: Record<string, string>): string {
  const votes = new Map<string, number>();
  graph.forEachEdge(node, (edge) => {
    const label = labels[graph.opposite(node, edge)] ?? node;
    votes.set(label, (votes.get(label) ?? 0) + 1);
  });

  let winner = labels[node] ?? node;
  let most = 0;
  for (const [label, count] of votes) {
    if (count > most || (count === most && label < winner)) [winner, most] = [label, count];
  }
  return winner;
}
