export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export function countCliques(input: GraphInput, k: number): number {
  throw new Error('Write me.');
}
