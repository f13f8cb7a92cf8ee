import { expect, it } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import { similarityTo } from '../vectors/exact-index.ts';
import { joinVectors } from '../vectors/vectors.ts';
import { createEmbedder } from './create-embedder.ts';
import { hashingDimension } from './hashing.ts';

const embed = (texts: string[]): Promise<Float32Array[]> => createEmbedder('hashing', {}).embed(texts, new AbortController().signal);

async function similarity(a: string, b: string): Promise<number> {
  const [first, second] = await embed([a, b]);
  if (first === undefined || second === undefined) throw new Error('Two texts, two vectors.');
  return similarityTo(joinVectors([first]), 0, second);
}

it('gives the same vector of length 1 everywhere and every time', async () => {
  const [vector, again] = await embed(['Topological sort of a graph', 'Topological sort of a graph']);
  expect(vector).toEqual(again);
  expect(vector).toHaveLength(hashingDimension);
  expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
  // A change of any feature, hash or weight shows here: stored indexes would have to be built again.
  expect(Array.from(vector ?? []).map((value, i) => [i, Number(value.toFixed(3))]).filter(([, value]) => Math.abs(value ?? 0) > 0.25)).toMatchInlineSnapshot(`
    [
      [
        35,
        0.324,
      ],
      [
        69,
        -0.303,
      ],
      [
        338,
        -0.303,
      ],
      [
        348,
        0.303,
      ],
    ]
  `);
});

it('finds related texts nearer than unrelated ones', async () => {
  const related: [string, string][] = [
    ['topological sort', 'topologicalSort(graph) returns the nodes in topological order'],
    ['page rank', 'Computes the pagerank of each node'],
    ['sorting nodes', 'sorted node list'],
    ['merge_edges', 'mergeEdge'],
    ['traversal', 'traverse the graph'],
  ];
  for (const [query, text] of related) {
    const near = await similarity(query, text);
    const far = await similarity(query, 'Install the package with your favourite manager and read the licence');
    expect(near, query).toBeGreaterThan(far + 0.15);
  }
});

it('has nothing to say about a text without words', async () => {
  expect(await similarity('', 'anything')).toBe(0);
  expect((await embed(['🙂 …']))[0]?.every((value) => value === 0)).toBe(true);
});

it('has no models, and an unknown embedder is named', () => {
  expect(() => createEmbedder('hashing:large', {})).toThrow(UserError);
  expect(() => createEmbedder('hasing', {})).toThrow('There is no embedder "hasing". Did you mean "hashing"? Known: hashing, openai.');
});
