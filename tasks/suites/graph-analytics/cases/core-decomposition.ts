import { coreNumbers } from '../oracle/core-decomposition.ts';
import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'exact' },
  examples: answer(coreNumbers, {
    'a triangle with a tail': [undirected('a-b b-c c-a c-d d-e')],
    'opposite edges': [directed('a-b b-a b-c')],
  }),
  hidden: answer(coreNumbers, {
    'empty graph': [undirected('')],
    'isolated nodes': [undirected('a b c')],
    'a star': [undirected('hub-a hub-b hub-c hub-d hub-e')],
    'a clique': [undirected('a-b a-c a-d a-e b-c b-d b-e c-d c-e d-e')],
    'a directed cycle': [directed('a-b b-c c-d d-a')],
    'nested cores': [undirected('a-b a-c a-d b-c b-d c-d d-e e-f f-d f-g g-h')],
    'self-loops': [undirected('a-a a-b b-b b-c c-c d-d e')],
    'parallel and opposite edges': [directed('a-b a-b b-a b-c c-b c-d c-d d-c')],
    'separate parts': [undirected('a-b b-c c-a x-y y-z p-q q-r r-s s-p p-r q-s lone')],
    'random undirected graph': [randomGraph({ directed: false, nodes: 60, edges: 150, seed: 61 })],
    'random directed graph': [randomGraph({ directed: true, nodes: 50, edges: 160, seed: 62, loops: true })],
  }),
};
