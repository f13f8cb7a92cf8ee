import { betweenness } from '../oracle/betweenness.ts';
import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'approx', tolerance: 1e-6 },
  examples: answer(betweenness, {
    'a path': [undirected('a-b b-c c-d')],
    'a directed path': [directed('a-b b-c')],
    'a detour is shorter': [undirected('a-b:5 a-c:1 c-b:2')],
  }),
  hidden: answer(betweenness, {
    'a single node': [undirected('only')],
    'two nodes': [directed('a-b b-a')],
    'a star': [undirected('hub-a hub-b hub-c hub-d')],
    'shared paths': [undirected('a-b a-c b-d c-d d-e')],
    'a directed cycle': [directed('a-b b-c c-d d-a')],
    'separate parts and an isolated node': [undirected('a-b b-c x-y y-z z-w alone')],
    'self-loops': [undirected('a-a:1 a-b:1 b-b:1 b-c:1 c-d:1 d-d:1')],
    'parallel edges': [directed('a-b:4 a-b:1 b-c:1 a-c:2 c-d:1 c-d:1 d-a:3')],
    'weights turn paths around': [undirected('a-b:1 b-c:1 c-d:1 a-d:4 a-e:2 e-d:1')],
    'opposite directions of different length': [directed('a-b:1 b-a:5 b-c:1 c-b:1 c-a:2 a-d:1 d-c:1')],
    'random undirected graph': [randomGraph({ directed: false, nodes: 30, edges: 55, seed: 51 })],
    'random weighted directed graph': [randomGraph({ directed: true, nodes: 30, edges: 80, seed: 52, maxWeight: 4, loops: true })],
  }),
};
