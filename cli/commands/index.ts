import type { Command } from 'commander';
import type { Action } from '../context.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { demoCommand } from './demo.ts';
import { docsCommand } from './docs.ts';
import { doctorCommand } from './doctor.ts';
import { evaluateCommand } from './evaluate.ts';
import { judgeCommand } from './judge.ts';
import { reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { runsCommand } from './runs.ts';
import { uiCommand } from './ui.ts';

/** Defines a command; its action is handed to `run`, so that nothing heavy is loaded before. */
export type CommandDefinition = (run: (action: Action) => Promise<void>) => Command;

/** In the order of the help. */
export const commands = {
  demo: demoCommand,
  run: runCommand,
  report: reportCommand,
  compare: compareCommand,
  evaluate: evaluateCommand,
  check: checkCommand,
  judge: judgeCommand,
  docs: docsCommand,
  runs: runsCommand,
  ui: uiCommand,
  doctor: doctorCommand,
} satisfies Record<string, CommandDefinition>;
