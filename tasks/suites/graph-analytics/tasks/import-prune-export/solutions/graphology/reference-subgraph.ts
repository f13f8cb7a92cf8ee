import Graph from 'graphology';
import { subgraph } from 'graphology-operators';

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
  const { directed, nodes, edges } = document;
  const graph = new Graph({ type: directed ? 'directed' : 'undirected', multi: true });
  graph.import({
    nodes: nodes.map(({ id, attributes }) => ({ key: id, attributes })),
    edges: edges.map((edge) => ({ ...edge, undirected: !directed })),
  });

  const kept = subgraph(graph, (_node, attributes) => satisfies(attributes[rule.attribute], rule)).export();
  return {
    directed,
    nodes: kept.nodes.map(({ key, attributes = {} }) => ({ id: key, attributes })),
    edges: kept.edges.map(({ source, target, attributes = {} }) => ({ source, target, attributes })),
  };
}

function satisfies(value: unknown, { minimum }: PruneRule): boolean {
  return typeof value === 'number' && value >= minimum;
}
