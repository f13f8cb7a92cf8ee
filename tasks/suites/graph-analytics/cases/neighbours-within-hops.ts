import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { neighboursWithin } from '../oracle/neighbours-within-hops.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'unordered' },
  examples: answer(neighboursWithin, {
    'two hops on a path': [undirected('a-b b-c c-d d-e'), 'b', 2],
    'along the direction': [directed('a-b b-c d-a'), 'a', 2],
  }),
  hidden: answer(neighboursWithin, {
    'empty graph': [undirected(''), 'a', 2],
    'not a node': [directed('a-b b-c'), 'nobody', 1],
    'no hops': [undirected('a-b b-c'), 'a', 0],
    'an isolated node': [undirected('a-b lone'), 'lone', 3],
    'one hop': [directed('a-b a-c c-d e-a'), 'a', 1],
    'a cycle leads back': [directed('a-b b-c c-a c-d d-e'), 'a', 3],
    'self-loops': [undirected('a-a a-b b-b b-c c-d'), 'a', 2],
    'parallel edges': [directed('a-b a-b b-c b-c c-d b-a'), 'a', 2],
    'a short and a long way': [directed('a-b b-c c-d d-e a-d e-f'), 'a', 2],
    'more hops than there are': [undirected('a-b b-c c-d x-y'), 'b', 10],
    'random directed graph': [randomGraph({ directed: true, nodes: 60, edges: 120, seed: 101, loops: true }), 'n0', 3],
    'random undirected graph': [randomGraph({ directed: false, nodes: 60, edges: 80, seed: 102 }), 'n5', 3],
  }),
};
