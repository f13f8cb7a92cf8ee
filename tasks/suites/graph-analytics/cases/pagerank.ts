import { directed, randomGraph, undirected } from '../oracle/graph-input.ts';
import { pageRank } from '../oracle/pagerank.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'approx', tolerance: 1e-4 },
  examples: answer(pageRank, {
    'three pages': [directed('a-b b-c c-a a-c')],
    'undirected star': [undirected('hub-a hub-b hub-c')],
    'weights': [directed('a-b:3 a-c:1 b-a c-a')],
  }),
  hidden: answer(pageRank, {
    'empty graph': [directed('')],
    'a single node': [directed('only')],
    'no edges': [undirected('a b c d')],
    'a node that no edge leaves': [directed('a-b b-c a-c d-c')],
    'two parts and an isolated node': [directed('a-b b-a c-d d-e e-c f')],
    'self-loops': [directed('a-a a-b b-c c-a c-c')],
    'undirected self-loop': [undirected('a-a a-b b-c c-d')],
    'parallel edges': [directed('a-b a-b a-b a-c b-a c-a')],
    'parallel weighted edges': [undirected('a-b:2 b-a:1 b-c:3 c-d d-a:0.5')],
    'opposite directions': [directed('a-b:5 b-a:1 b-c:4 c-a:2 c-d')],
    'random directed graph': [randomGraph({ directed: true, nodes: 40, edges: 120, seed: 11, maxWeight: 9, loops: true })],
    'random undirected graph': [randomGraph({ directed: false, nodes: 30, edges: 70, seed: 12, maxWeight: 5 })],
  }),
};
