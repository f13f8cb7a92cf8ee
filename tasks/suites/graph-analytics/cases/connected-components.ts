import { connectedComponents } from '../oracle/connected-components.ts';
import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'partition' },
  examples: answer(connectedComponents, {
    'two parts': [undirected('a-b b-c d-e')],
    'direction does not matter': [directed('a-b c-b')],
  }),
  hidden: answer(connectedComponents, {
    'empty graph': [undirected('')],
    'a single node': [directed('only')],
    'isolated nodes': [undirected('a b c-d e')],
    'a directed path': [directed('d-c c-b b-a')],
    'a directed cycle and a tail': [directed('a-b b-c c-a c-d e-f')],
    'edges that meet in the middle': [directed('a-m b-m m-c x-y z-y')],
    'self-loops': [undirected('a-a b-b b-c d')],
    'parallel edges': [directed('a-b a-b b-a c-d d-c e')],
    'numbers as names': [undirected('10-9 9-8 1-2 3')],
    'random directed graph': [randomGraph({ directed: true, nodes: 60, edges: 45, seed: 31, loops: true })],
    'random undirected graph': [randomGraph({ directed: false, nodes: 80, edges: 50, seed: 32 })],
  }),
};
