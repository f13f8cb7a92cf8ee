import { describe, expect, test } from 'vitest';
import { executeCases } from './execute-cases.ts';
import type { Execution } from './execution.ts';
import { languages } from './languages/index.ts';
import { sandboxes } from './sandbox/index.ts';

test('trial', async () => {
  const { readFileSync } = await import('node:fs');
  const code = readFileSync('/work/main/tasks/suites/graph-analytics/tasks/pagerank/solutions/graphology/reference.ts', 'utf8');
  const cases = JSON.parse(readFileSync('/work/main/tasks/suites/graph-analytics/tasks/pagerank/cases.json', 'utf8'));
  for (let i = 0; i < 3; i++) {
    const t = performance.now();
    const r: Execution = await executeCases({ submission: { main: 'solution.ts', files: { 'solution.ts': code } }, entry: 'pageRank', inputs: cases.hidden.map((c) => c.args), limits: { seconds: 5, memoryMb: 256 }, language: languages.typescript, installation: { folder: '/tmp/gl', packages: [], hash: 'x' }, sandbox: sandboxes.bubblewrap, signal: new AbortController().signal });
    console.log(performance.now() - t, cases.hidden.length, JSON.stringify(r).slice(0, 1500));
  }
});
