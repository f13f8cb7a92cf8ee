import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { labelPropagation } from '../oracle/label-propagation.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'exact' },
  examples: answer(labelPropagation, {
    'a triangle with a tail, two rounds': [undirected('a-b b-c c-a c-d'), 2],
    'parallel edges': [directed('a-c b-c b-c'), 1],
  }),
  hidden: answer(labelPropagation, {
    'empty graph': [undirected(''), 3],
    'no rounds': [undirected('a-b b-c'), 0],
    'isolated nodes': [undirected('b-a c d-c e'), 2],
    'labels that swap': [undirected('a-b'), 3],
    'direction does not matter': [directed('c-a c-b d-c'), 2],
    'edges of both directions': [directed('a-d b-d d-b c-b'), 1],
    'self-loops': [undirected('b-b b-a a-c c-c'), 2],
    'a heavy parallel edge': [undirected('a-c z-c z-c a-b z-y'), 2],
    'ties': [undirected('n9-m n10-m n2-m'), 1],
    'two cliques and a bridge': [undirected('a-b a-c a-d b-c b-d c-d d-e e-f e-g e-h f-g f-h g-h'), 4],
    'random undirected graph': [randomGraph({ directed: false, nodes: 40, edges: 90, seed: 41, loops: true }), 5],
    'random directed graph': [randomGraph({ directed: true, nodes: 40, edges: 110, seed: 42 }), 3],
  }),
};
