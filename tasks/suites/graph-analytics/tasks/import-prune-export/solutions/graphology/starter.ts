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
  throw new Error('Write me.');
}
