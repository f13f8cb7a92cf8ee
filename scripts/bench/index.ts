import type { Bench } from './bench.ts';
import { gradeBench } from './grade.ts';
import { knowledgeBench } from './knowledge.ts';
import { pageBench } from './page.ts';
import { reportBench } from './report.ts';
import { runBench } from './run.ts';
import { startBench } from './start.ts';

/** What `npm run bench` measures; `npm run bench -- grade` measures one of them. */
export const benches: Record<string, Bench> = { grade: gradeBench, knowledge: knowledgeBench, run: runBench, report: reportBench, page: pageBench, start: startBench };
