export interface GraphInput {
  directed: boolean;
  nodes: string[];
  edges: { source: string; target: string }[];
}

export interface GraphDescription {
  nodes: number;
  edges: number;
  selfLoops: number;
  density: number;
}

export function describeGraph(input: GraphInput): GraphDescription {
  throw new Error('Write me.');
}
