import type { z } from 'zod';
import { didYouMean } from '../tasks/did-you-mean.ts';
import type { Submission } from '../tasks/submission.ts';
import type { SeenPassage, Step } from './attempt.ts';
import type { AttemptJob } from './attempt-job.ts';
import { tools, type ToolName } from './tools/index.ts';
import { budgetRefusal } from './tools/budget-refusals.ts';
import { handIn } from './tools/hand-in.ts';
import type { Tool, ToolResult } from './tools/tool.ts';
import { createWorkbench, left, spend, type Workbench } from './tools/workbench.ts';

/** The tools of one attempt: the persona's own, with budgets that hold whoever calls. */
export interface Toolbox {
  /** What the persona has, with what is left of it. */
  readonly tools: ToolDescription[];
  /** Does what was asked, or says in the result why not and what to do instead. Calls made at once are done one after the other. */
  call(name: string, args: unknown): Promise<ToolResult>;
  /** Takes code that came another way than through `submit`, under the same rule for changed versions; no step is added. */
  handIn(code: string): void;
  /** Calls left of a tool; 0 for one that the persona does not have. */
  left(name: ToolName): number;
  /** Changed versions of the code that are left after feedback. */
  readonly repairsLeft: number;
  /** Everything that happened, in order; calls add themselves, the attempt loop adds messages and replies. */
  readonly steps: Step[];
  /** Every passage that was shown, in order of first sight. */
  readonly passages: readonly SeenPassage[];
  /** Set by `submit`, after which every call is refused. */
  readonly submission: Submission | null;
  /** Set when the sandbox or the compiler failed: the attempt is over and says nothing about the developer. */
  readonly worldFailure: string | null;
}

export interface ToolDescription {
  name: ToolName;
  description: string;
  schema: z.ZodObject;
}

export function createToolbox(job: AttemptJob): Toolbox {
  const workbench = createWorkbench(job);
  const offered = (Object.keys(tools) as ToolName[]).filter((name) => isOffered(tools[name], job));
  const steps: Step[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const call = async (name: string, args: unknown): Promise<ToolResult> => {
    const start = performance.now();
    const result = await callTool({ name, args, offered, workbench });
    const { outcome, text } = result;
    steps.push({ kind: 'tool', name, arguments: args, outcome, result: text, milliseconds: Math.round(performance.now() - start) });
    return result;
  };

  return {
    get tools() {
      return offered.map((name) => ({ name, description: tools[name].describe(workbench), schema: tools[name].schema }));
    },
    call: (name, args) => {
      const result = queue.then(() => call(name, args));
      queue = result;
      return result;
    },
    handIn: (code) => {
      handIn(code, workbench);
    },
    left: (name) => (offered.includes(name) ? callsLeft(name, workbench) : 0),
    get repairsLeft() {
      return left(workbench, 'repairs');
    },
    steps,
    passages: workbench.passages,
    get submission() {
      return workbench.submission;
    },
    get worldFailure() {
      return workbench.worldFailure;
    },
  };
}

function isOffered({ budget, shows }: Tool, { persona, trial }: AttemptJob): boolean {
  if (shows === 'documentation' && trial.arm === 'closed-book') return false;
  return budget === null || persona.budgets[budget] > 0;
}

interface Call {
  name: string;
  args: unknown;
  offered: ToolName[];
  workbench: Workbench;
}

async function callTool({ name, args, offered, workbench }: Call): Promise<ToolResult> {
  if (workbench.submission !== null) return { outcome: 'refused', text: 'The code was handed in already; the work is done.' };
  const known = offered.find((each) => each === name);
  if (known === undefined) {
    return { outcome: 'refused', malformed: true, text: `You have no tool "${name.slice(0, 100)}".${didYouMean(name.slice(0, 100), offered)} Your tools: ${offered.join(', ')}.` };
  }
  const tool: Tool = tools[known];
  const { budget } = tool;
  if (callsLeft(known, workbench) <= 0) {
    return { outcome: 'refused', text: `${budgetRefusal} ${known}. ${whatNext(offered, workbench)}` };
  }
  const result = await runSafely(() => tool.run(args, workbench), workbench);
  if (budget === null || result.outcome !== 'done') return result;
  spend(workbench, budget);
  const changes = tool.shows === 'feedback' ? ` Changes of the code: ${String(left(workbench, 'repairs'))} left.` : '';
  const spent = left(workbench, budget) <= 0 ? ` ${whatNext(offered, workbench)}` : '';
  return { ...result, text: `${result.text}\n\n(${known}: ${String(left(workbench, budget))} left.${changes}${spent})` };
}

/** Whatever breaks in here is ours: a tool answers for everything that a developer can do. */
async function runSafely(run: () => Promise<ToolResult>, workbench: Workbench): Promise<ToolResult> {
  try {
    return await run();
  } catch (error) {
    workbench.worldFailure = error instanceof Error ? error.message : String(error);
    return { outcome: 'failed', text: 'This tool is out of order.' };
  }
}

function callsLeft(name: ToolName, workbench: Workbench): number {
  const { budget }: Tool = tools[name];
  return budget === null ? Number.POSITIVE_INFINITY : Math.max(0, left(workbench, budget));
}

function whatNext(offered: ToolName[], workbench: Workbench): string {
  const others = offered.filter((name) => callsLeft(name, workbench) > 0);
  return others.length === 1 ? `Nothing but ${others.join('')} is left: write the code and hand it in.` : `Go on with what you have: ${others.join(', ')}.`;
}
