import { describeGraph } from '../oracle/build-graph.ts';
import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'approx', tolerance: 1e-9 },
  examples: answer(describeGraph, {
    'undirected': [undirected('a-b b-c c-a c-d')],
    'directed, with a repeated edge': [directed('a-b b-a b-c b-c')],
  }),
  hidden: answer(describeGraph, {
    'empty graph': [undirected('')],
    'a single node': [directed('only')],
    'a single node with a self-loop': [undirected('only-only')],
    'isolated nodes': [directed('a b c d-e')],
    'self-loops': [directed('a-a a-b b-c c-c c-c')],
    'undirected self-loops': [undirected('a-a a-b b-b b-c')],
    'opposite edges, undirected': [undirected('a-b b-a b-c c-b d')],
    'opposite edges, directed': [directed('a-b b-a b-c c-b d')],
    'nodes that only edges name': [{ ...undirected('a-b b-c c-d'), nodes: ['b', 'z'] }],
    'names given twice': [{ ...directed('a-b b-c'), nodes: ['a', 'b', 'b', 'c', 'a'] }],
    'random directed graph': [randomGraph({ directed: true, nodes: 40, edges: 200, seed: 91, loops: true })],
    'random undirected graph': [randomGraph({ directed: false, nodes: 30, edges: 150, seed: 92, loops: true })],
  }),
};
