import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { countCliques } from '../oracle/k-clique-count.ts';
import { answer, type TaskCases } from './task-cases.ts';

const five = 'a-b a-c a-d a-e b-c b-d b-e c-d c-e d-e';

export const cases: TaskCases = {
  compare: { kind: 'exact' },
  examples: answer(countCliques, {
    'triangles in a clique of four': [undirected('a-b a-c a-d b-c b-d c-d d-e'), 3],
    'direction does not matter': [directed('a-b b-c a-c c-d'), 3],
  }),
  hidden: answer(countCliques, {
    'empty graph': [undirected(''), 2],
    'single nodes': [undirected('a-b b-c lone'), 1],
    'connected pairs': [directed('a-b b-a b-c c-c c-d'), 2],
    'fours in a clique of five': [undirected(five), 4],
    'the whole graph': [undirected(five), 5],
    'larger than the graph': [undirected(five), 6],
    'self-loops': [undirected('a-a a-b b-b b-c c-a c-c c-d d-d'), 3],
    'parallel and opposite edges': [directed('a-b a-b b-a b-c c-b c-a a-d d-a d-b c-d'), 4],
    'separate cliques': [undirected('a-b b-c c-a x-y y-z z-x x-w y-w z-w lone'), 3],
    'random graph, threes': [randomGraph({ directed: true, nodes: 40, edges: 220, seed: 81, loops: true }), 3],
    'random graph, fours': [randomGraph({ directed: false, nodes: 30, edges: 220, seed: 82 }), 4],
    'random graph, fives': [randomGraph({ directed: false, nodes: 24, edges: 220, seed: 83 }), 5],
  }),
};
