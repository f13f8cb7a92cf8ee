import type { Passage, Tag } from '../../knowledge/passage.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { SeenPassage } from '../attempt.ts';
import type { AttemptJob } from '../attempt-job.ts';
import type { Budgets } from '../persona.ts';

/** The state that the tools of one attempt share. */
export interface Workbench {
  job: AttemptJob;
  /** Calls that were done, by the budget that they took from. */
  spent: Map<keyof Budgets, number>;
  /** In order of first sight. */
  passages: SeenPassage[];
  /** Different versions of the code that were admitted, oldest first. */
  versions: string[];
  /** Whether a tool has said anything about the code yet. */
  feedbackGiven: boolean;
  /** Times that `submit` sent the code back: once each for the missing export and for a version too many. */
  returned: Set<'no-export' | 'version-too-many'>;
  submission: Submission | null;
  /** Why the sandbox or the compiler failed, when it did: the attempt says nothing about the developer then. */
  worldFailure: string | null;
}

export function createWorkbench(job: AttemptJob): Workbench {
  const workbench: Workbench = {
    job, spent: new Map(), passages: [], versions: [], feedbackGiven: false, returned: new Set(), submission: null, worldFailure: null,
  };
  for (const passage of job.handedOver) see(workbench, passage, { kind: 'prompt' });
  return workbench;
}

/** What is left of a budget. */
export function left(workbench: Workbench, budget: keyof Budgets): number {
  return workbench.job.persona.budgets[budget] - (workbench.spent.get(budget) ?? 0);
}

export function spend(workbench: Workbench, budget: keyof Budgets): void {
  workbench.spent.set(budget, (workbench.spent.get(budget) ?? 0) + 1);
}

/** The tags of what the persona may read; undefined when that is everything. */
export function readableTags({ job }: Workbench): readonly Tag[] | undefined {
  return job.persona.reading === 'all' ? undefined : job.persona.reading;
}

export function mayRead(workbench: Workbench, passage: Passage): boolean {
  const tags = readableTags(workbench);
  return tags === undefined || passage.tags.some((tag) => tags.includes(tag));
}

/** Keeps the passage as seen, unless it was seen before. */
export function see(workbench: Workbench, passage: Passage, by: SeenPassage['by']): void {
  if (workbench.passages.some(({ id }) => id === passage.id)) return;
  const { id, path, startLine, endLine, heading, text } = passage;
  workbench.passages.push({ id, path, startLine, endLine, heading, text, by });
}

/** The file that a developer writes. */
export function submissionWith(code: string, { job }: Workbench): Submission {
  const main = `solution${job.language.extensions[0] ?? ''}`;
  return { main, files: { [main]: code } };
}
