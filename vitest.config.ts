import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Proofs that take minutes of processor time; `PROOFS=all` runs them with the rest, and so does asking for more mutants or kills. */
const proofs = ['evaluators/compliance.mutation.test.ts', 'runs/statistics/simulation.test.ts', 'cli/end-to-end/surviving.test.ts'];
const runsProofs = ['PROOFS', 'MUTANTS', 'KILLS'].some((name) => process.env[name] !== undefined);

export default defineConfig({
  test: {
    include: ['{tasks,knowledge,agents,evaluators,runs,reports,cli,scripts}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/fixtures/**', 'tasks/suites/**', ...(runsProofs ? [] : proofs)],
    // The built program is run as Node runs it.
    server: { deps: { external: [/\/dist\//u] } },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: Math.min(8, 2 * availableParallelism()),
  },
});
