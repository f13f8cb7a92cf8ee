// Wrong: nodes that have lost all their edges are removed as well.
import Graph from 'graphology';

export interface GraphDocument {
  directed: boolean;
  nodes: { id: string; attributes: Record<string, unknown> }[];
  edges: { source: string; target: string; attributes: Record<string, unknown> }[];
}

export interface PruneRule {
  attribute: string;
  minimum: number;
}

export function pruneGraph(document: GraphDocument, rule: PruneRule): GraphDocument {
  const graph = new Graph({ type: document.directed ? 'directed' : 'undirected', multi: true });
  for (const { id, attributes } of document.nodes) graph.addNode(id, attributes);
  for (const { source, target, attributes } of document.edges) graph.addEdge(source, target, attributes);

  graph
    .filterNodes((_node, attributes) => !satisfies(attributes[rule.attribute], rule))
    .forEach((node) => graph.dropNode(node));

  graph
    .filterNodes((node) => graph.degree(node) === 0)
    .forEach((node) => graph.dropNode(node));

  return {
    directed: document.directed,
    nodes: graph.mapNodes((id, attributes) => ({ id, attributes })),
    edges: graph.mapEdges((_edge, attributes, source, target) => ({ source, target, attributes })),
  };
}

function satisfies(value: unknown, { minimum }: PruneRule): boolean {
  return typeof value === 'number' && value >= minimum;
}
