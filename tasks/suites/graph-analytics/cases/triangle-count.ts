import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { countTriangles } from '../oracle/triangle-count.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'exact' },
  examples: answer(countTriangles, {
    'two triangles with a common edge': [undirected('a-b b-c c-a b-d c-d')],
    'direction does not matter': [directed('a-b b-c a-c')],
  }),
  hidden: answer(countTriangles, {
    'empty graph': [undirected('')],
    'isolated nodes': [directed('a b c')],
    'a square': [undirected('a-b b-c c-d d-a')],
    'a clique of five': [undirected('a-b a-c a-d a-e b-c b-d b-e c-d c-e d-e')],
    'self-loops': [undirected('a-a a-b b-b b-c c-a c-d d-d')],
    'parallel edges': [undirected('a-b a-b b-c c-b c-a a-d')],
    'opposite directions': [directed('a-b b-a b-c c-b c-a a-c c-d d-c')],
    'a directed cycle': [directed('a-b b-c c-a')],
    'separate parts': [directed('a-b b-c c-a x-y x-z y-z p-q lone')],
    'random undirected graph': [randomGraph({ directed: false, nodes: 40, edges: 150, seed: 71, loops: true })],
    'random directed graph': [randomGraph({ directed: true, nodes: 40, edges: 200, seed: 72 })],
  }),
};
