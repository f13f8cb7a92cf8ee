export interface GraphDocument {
  directed: boolean;
  nodes: { id: string; attributes: Record<string, unknown> }[];
  edges: { source: string; target: string; attributes: Record<string, unknown> }[];
}

/** Filters the two lists of the document. */
export function pruneGraph(document: GraphDocument, rule: { attribute: string; minimum: number }): GraphDocument {
  const nodes = document.nodes.filter(({ attributes }) => {
    const value = attributes[rule.attribute];
    return typeof value === 'number' && value >= rule.minimum;
  });
  const kept = new Set(nodes.map(({ id }) => id));
  return { ...document, nodes, edges: document.edges.filter(({ source, target }) => kept.has(source) && kept.has(target)) };
}
