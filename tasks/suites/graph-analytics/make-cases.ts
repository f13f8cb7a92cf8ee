/**
 * Writes every task's cases.json: inputs from cases/, expected outputs from oracle/. Same inputs, same bytes.
 * Run from the root of the repository:
 *
 *     npx esbuild tasks/suites/graph-analytics/make-cases.ts --bundle --platform=node --format=esm |
 *       node --input-type=module - tasks/suites/graph-analytics
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases as betweenness } from './cases/betweenness.ts';
import { cases as buildGraph } from './cases/build-graph.ts';
import { cases as connectedComponents } from './cases/connected-components.ts';
import { cases as coreDecomposition } from './cases/core-decomposition.ts';
import { cases as importPruneExport } from './cases/import-prune-export.ts';
import { cases as kCliqueCount } from './cases/k-clique-count.ts';
import { cases as labelPropagation } from './cases/label-propagation.ts';
import { cases as neighboursWithinHops } from './cases/neighbours-within-hops.ts';
import { cases as pagerank } from './cases/pagerank.ts';
import { cases as shortestPaths } from './cases/shortest-paths.ts';
import { cases as topologicalOrder } from './cases/topological-order.ts';
import { cases as triangleCount } from './cases/triangle-count.ts';
import type { CaseList, TaskCases } from './cases/task-cases.ts';

const tasks: Record<string, TaskCases> = {
  'betweenness': betweenness,
  'build-graph': buildGraph,
  'connected-components': connectedComponents,
  'core-decomposition': coreDecomposition,
  'import-prune-export': importPruneExport,
  'k-clique-count': kCliqueCount,
  'label-propagation': labelPropagation,
  'neighbours-within-hops': neighboursWithinHops,
  'pagerank': pagerank,
  'shortest-paths': shortestPaths,
  'topological-order': topologicalOrder,
  'triangle-count': triangleCount,
};

const [suite] = process.argv.slice(2);
if (suite === undefined) throw new Error('Name the folder of the suite.');
for (const [task, cases] of Object.entries(tasks)) {
  writeFileSync(join(suite, 'tasks', task, 'cases.json'), format(cases));
}

/** One line for a case's arguments and one for its expected output, so that a change is easy to read. */
function format({ compare, examples, hidden }: TaskCases): string {
  return `{
  "compare": ${JSON.stringify(compare)},
  "examples": ${formatList(examples)},
  "hidden": ${formatList(hidden)}
}
`;
}

function formatList(list: CaseList): string {
  const entries = Object.entries(list).map(([name, { args, expected }]) => `    {
      "name": ${JSON.stringify(name)},
      "args": ${JSON.stringify(args)},
      "expected": ${JSON.stringify(expected, roundNumber)}
    }`);
  return `[\n${entries.join(',\n')}\n  ]`;
}

/** Twelve significant digits: beyond them, results depend on the order of additions. */
function roundNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
