import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{tasks,knowledge,agents,evaluators,runs,reports,cli,scripts}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/fixtures/**', 'tasks/suites/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: Math.min(8, 2 * availableParallelism()),
  },
});
