export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function neighboursWithin(input: GraphInput, start: string, hops: number): string[] {
  throw new Error('Write me.');
}
