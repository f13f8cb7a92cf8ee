export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countTriangles(input: GraphInput): number {
  throw new Error('Write me.');
}
