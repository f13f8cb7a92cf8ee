import { directed, randomGraph, type GraphInput } from '../oracle/graph-input.ts';
import { topologicalOrder } from '../oracle/topological-order.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'checker', checker: './checker.ts' },
  examples: answer(topologicalOrder, {
    'an order': [lists(directed('shirt-tie tie-jacket shirt-belt belt-jacket'))],
    'a cycle': [lists(directed('a-b b-c c-a c-d'))],
  }),
  hidden: answer(topologicalOrder, {
    'empty graph': [lists(directed(''))],
    'isolated nodes': [lists(directed('a b c'))],
    'a path given backwards': [lists(directed('d-e c-d b-c a-b'))],
    'separate parts and an isolated node': [lists(directed('a-b c-b x-y y-z lone'))],
    'parallel edges': [lists(directed('a-b a-b b-c a-c b-c'))],
    'a self-loop': [lists(directed('a-b b-b b-c'))],
    'opposite edges': [lists(directed('a-b b-c c-b c-d'))],
    'a cycle behind a path': [lists(directed('a-b b-c c-d d-e e-c e-f f-g'))],
    'a cycle in one part only': [lists(directed('a-b b-c p-q q-r r-s s-p lone'))],
    'random graph without a cycle': [lists(randomGraph({ directed: true, nodes: 50, edges: 120, seed: 111, acyclic: true }))],
    'random graph with cycles': [lists(randomGraph({ directed: true, nodes: 50, edges: 75, seed: 112 }))],
  }),
};

function lists({ nodes, edges }: GraphInput): Pick<GraphInput, 'nodes' | 'edges'> {
  return { nodes: [...nodes].reverse(), edges };
}
