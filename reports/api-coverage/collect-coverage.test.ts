import { expect, test } from 'vitest';
import type { Finding } from '../../evaluators/evaluation.ts';
import type { FactsOfRun } from '../../runs/library-facts.ts';
import { sampleFacts } from '../fixtures/sample/sample-facts.ts';
import { sampleRun } from '../fixtures/sample/sample-run.ts';
import { collectCoverage } from './collect-coverage.ts';
import type { LibraryCoverage } from './coverage.ts';

const { run, outcomes } = sampleRun();

/** What one attempt used and what the compiler has against it; null for one whose symbols were not kept. */
interface Use { symbols: string[] | null; findings?: Partial<Finding>[] }

function cover(uses: Use[], facts: FactsOfRun = sampleFacts()): LibraryCoverage | undefined {
  const coverage = collectCoverage(run, facts);
  for (const [i, { symbols, findings = [] }] of uses.entries()) {
    const outcome = outcomes[i];
    if (outcome === undefined) throw new Error('The sample is too small.');
    const told = findings.map((finding): Finding => ({ dimension: 'compliance', class: 'wrong-call', code: 'TS2345', args: {}, file: 'solution.ts', line: 3, column: 1, ...finding }));
    coverage.add({
      ...outcome,
      attempt: { ...outcome.attempt, submission: { main: 'solution.ts', files: { 'solution.ts': '' } } },
      evaluations: [{ dimension: 'compliance', kind: 'scored', score: 50, findings: told, details: { kind: 'parts', parts: [], ...(symbols === null ? {} : { symbols }) } }],
    });
  }
  return coverage.finish()[0];
}

function of(coverage: LibraryCoverage | undefined, id: string): unknown {
  return coverage?.groups.flatMap(({ name, symbols }) => symbols.map((symbol) => ({ id: `${name}.${symbol.name}`, symbol }))).find((each) => each.id === id)?.symbol;
}

test('each attempt counts once for a symbol, also under the path of a copy', () => {
  const coverage = cover([{ symbols: ['orchard.Graph.addNode', 'orchard/esm.Graph.addNode'] }, { symbols: ['orchard/esm.Graph.addNode'] }, { symbols: [] }, { symbols: null }]);
  expect(of(coverage, 'orchard.Graph.addNode')).toEqual({ name: 'addNode', kind: 'method', docs: 'documented', page: 'README.md:12', used: 2 });
  expect(of(coverage, 'orchard.Graph.mergeEdge')).toEqual({ name: 'mergeEdge', kind: 'method', docs: 'absent' });
  expect([coverage?.resolved, coverage?.unresolved]).toEqual([3, 1]);
  expect(coverage?.groups.map(({ name, symbols }) => [name, symbols.length])).toEqual([['orchard', 1], ['orchard-metrics', 1], ['orchard-metrics.RankOptions', 1], ['orchard.Graph', 3]]);
});

test.each<[string, Partial<Finding>, { misused: string[]; invented: string[] }]>([
  ['what exists and is called wrongly is misused', { symbol: 'orchard-metrics.rank' }, { misused: ['orchard-metrics.rank'], invented: [] }],
  ['a deprecated one too', { symbol: 'orchard.Graph.oldEdges', class: 'deprecated', code: 'deprecated' }, { misused: ['orchard.Graph.oldEdges'], invented: [] }],
  ['what does not exist is invented', { symbol: 'orchard.Graph.addVertex', class: 'invented-symbol', code: 'TS2339' }, { misused: [], invented: ['orchard.Graph.addVertex'] }],
  ['without a symbol it goes by its name', { class: 'near-miss-name', code: 'TS2551', args: { name: 'adNode', suggestion: 'addNode' } }, { misused: [], invented: ['adNode'] }],
  ['a path that the library does not have is invented', { symbol: 'orchard/deep', class: 'setup-failure', code: 'TS2307' }, { misused: [], invented: ['orchard/deep'] }],
  ['another package that is missing is none of its inventions', { symbol: 'orchardist', class: 'setup-failure', code: 'TS2307' }, { misused: [], invented: [] }],
  ['a problem of nobody says nothing about the library', { class: null, symbol: 'orchard-metrics.rank' }, { misused: [], invented: [] }],
])('%s', (_, finding, expected) => {
  const coverage = cover([{ symbols: [], findings: [finding, finding] }]);
  const misused = coverage?.groups.flatMap(({ name, symbols }) => symbols.flatMap((symbol) => (symbol.misused === undefined ? [] : [`${name}.${symbol.name}`])));
  expect({ misused, invented: coverage?.invented.map(({ name }) => name) }).toEqual(expected);
  for (const { attempts, keys } of coverage?.invented ?? []) expect([attempts, keys.length]).toEqual([1, 1]);
});

test('without the library what attempts did with it is all there is, with the reason', () => {
  const coverage = cover([{ symbols: ['orchard.Graph'], findings: [{ symbol: 'orchard.Graph.addVertex', class: 'invented-symbol' }] }], new Map([['orchard', 'It is gone.']]));
  expect(coverage).toMatchObject({ untold: 'It is gone.', groups: [{ name: 'orchard', symbols: [{ name: 'Graph', docs: 'unknown', used: 1 }] }], invented: [{ name: 'orchard.Graph.addVertex', attempts: 1 }] });
});
