import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { shortestPaths } from '../oracle/shortest-paths.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'checker', checker: './checker.ts' },
  examples: answer(shortestPaths, {
    'a detour is shorter': [undirected('a-b:5 a-c:1 c-b:2 b-d'), 'a'],
    'one-way streets': [directed('a-b b-c d-a'), 'a'],
  }),
  hidden: answer(shortestPaths, {
    'a single node': [undirected('only'), 'only'],
    'an isolated source': [undirected('a-b b-c alone'), 'alone'],
    'no way back': [directed('a-b:2 b-c:2 c-d:2 a-d:7'), 'c'],
    'against the direction': [directed('b-a:1 a-c:4 c-b:1 b-d:1'), 'a'],
    'separate parts': [undirected('a-b:2 b-c:3 x-y:1 y-z:1'), 'x'],
    'parallel edges': [directed('a-b:7 a-b:2 a-b:9 b-c:1 a-c:4'), 'a'],
    'self-loops': [undirected('a-a:1 a-b:3 b-b:1 b-c:1 a-c:9'), 'a'],
    'equally short paths': [undirected('a-b:1 a-c:1 b-d:1 c-d:1 d-e:2'), 'a'],
    'edges without weight': [directed('a-b a-c:0.5 c-d:0.25 d-b:0.2 b-e'), 'a'],
    'many short edges': [directed('a-e:10 a-b:1 b-c:1 c-d:1 d-e:1'), 'a'],
    'random directed graph': [randomGraph({ directed: true, nodes: 40, edges: 110, seed: 21, maxWeight: 9, loops: true }), 'n0'],
    'random undirected graph': [randomGraph({ directed: false, nodes: 40, edges: 60, seed: 22, maxWeight: 9 }), 'n7'],
  }),
};
