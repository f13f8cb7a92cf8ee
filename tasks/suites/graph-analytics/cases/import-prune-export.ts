import { type GraphInput, randomGraph } from '../oracle/graph-input.ts';
import { type GraphDocument, pruneGraph } from '../oracle/import-prune-export.ts';
import { answer, type TaskCases } from './task-cases.ts';

export const cases: TaskCases = {
  compare: { kind: 'exact' },
  examples: answer(pruneGraph, {
    'a small network': [
      document({ nodes: { ada: { score: 3, team: 'red' }, bob: { score: 1 }, cem: { score: 5 } }, edges: 'ada-bob:2 cem-ada:4 bob-cem:1' }),
      { attribute: 'score', minimum: 3 },
    ],
    'a missing attribute': [
      document({ directed: true, nodes: { a: { rank: 2 }, b: {}, c: { rank: 7, note: null } }, edges: 'a-b a-c c-a' }),
      { attribute: 'rank', minimum: 1 },
    ],
  }),
  hidden: answer(pruneGraph, {
    'empty document': [document({ nodes: {}, edges: '' }), { attribute: 'score', minimum: 0 }],
    'nothing is removed': [document({ nodes: { a: { v: 1 }, b: { v: 2 } }, edges: 'a-b:3' }), { attribute: 'v', minimum: 1 }],
    'everything is removed': [document({ directed: true, nodes: { a: { v: 1 }, b: { v: 2 } }, edges: 'a-b b-a' }), { attribute: 'v', minimum: 3 }],
    'nobody has the attribute': [document({ nodes: { a: { v: 1 }, b: {} }, edges: 'a-b' }), { attribute: 'w', minimum: 0 }],
    'values that are not numbers': [
      document({ nodes: { a: { v: '9' }, b: { v: null }, c: { v: true }, d: { v: 9 }, e: { v: [9] }, f: { v: 8 } }, edges: 'a-d b-d c-d d-e d-f' }),
      { attribute: 'v', minimum: 1 },
    ],
    'negative values and zero': [
      document({ nodes: { a: { v: -2 }, b: { v: 0 }, c: { v: -1 }, d: { v: -0.5 } }, edges: 'a-b b-c c-d d-a' }),
      { attribute: 'v', minimum: -1 },
    ],
    'parallel edges': [
      document({ directed: true, nodes: { a: { v: 5 }, b: { v: 5 }, c: { v: 1 } }, edges: 'a-b:1 a-b:2 b-a:3 a-c:4 a-b:2' }),
      { attribute: 'v', minimum: 2 },
    ],
    'undirected parallel edges': [
      document({ nodes: { b: { v: 5 }, a: { v: 5 } }, edges: 'b-a:1 a-b:2 b-a' }),
      { attribute: 'v', minimum: 2 },
    ],
    'self-loops': [document({ nodes: { a: { v: 4 }, b: { v: 0 } }, edges: 'a-a:1 b-b:2 a-b:3 a-a:4' }), { attribute: 'v', minimum: 1 }],
    'the hub goes, the others stay': [
      document({ nodes: { hub: { v: 0 }, a: { v: 1 }, b: { v: 1 }, c: { v: 1 } }, edges: 'hub-a hub-b hub-c' }),
      { attribute: 'v', minimum: 1 },
    ],
    'nested attributes': [
      document({ directed: true, nodes: { x10: { v: 3, tags: ['p', 'q'], place: { x: 1, y: 2 } }, x9: { v: 3.5, color: '' } }, edges: 'x9-x10:0.5' }),
      { attribute: 'v', minimum: 3 },
    ],
    'random document': [
      scored(randomGraph({ directed: true, nodes: 40, edges: 90, seed: 121, maxWeight: 9, loops: true })),
      { attribute: 'score', minimum: 12 },
    ],
  }),
};

interface Sketch {
  directed?: boolean;
  nodes: Record<string, Record<string, unknown>>;
  edges: string;
}

/** An edge "a-b:2" has the attribute `weight`; "a-b" has none. */
function document({ directed = false, nodes, edges }: Sketch): GraphDocument {
  return {
    directed,
    nodes: Object.entries(nodes).map(([id, attributes]) => ({ id, attributes })),
    edges: edges.split(' ').filter(Boolean).map((edge) => {
      const [ends = '', weight] = edge.split(':');
      const [source = '', target = ''] = ends.split('-');
      return { source, target, attributes: weight === undefined ? {} : { weight: Number(weight) } };
    }),
  };
}

/** Scores repeat from 0 to 28; every ninth node has none. */
function scored({ directed, nodes, edges }: GraphInput): GraphDocument {
  return {
    directed,
    nodes: nodes.map((id, position) => ({ id, attributes: position % 9 === 8 ? {} : { score: (position * 11) % 29 } })),
    edges: edges.map(({ source, target, weight }) => ({ source, target, attributes: { weight } })),
  };
}
