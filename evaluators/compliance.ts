import type { Submission } from '../tasks/submission.ts';
import { TooSlow } from '../tasks/languages/within-time.ts';
import { checkRules } from './compliance/check-rules.ts';
import { excuseMistakes } from './compliance/excuse-mistakes.ts';
import { nearestF1 } from './compliance/idiom.ts';
import { inspectOnce } from './compliance/inspect-once.ts';
import { inspectReference } from './compliance/inspect-reference.ts';
import type { Inspection } from './compliance/inspect-submission.ts';
import { lintLibrary } from './compliance/lint-library.ts';
import { scoreCompliance } from './compliance/score.ts';
import { ownUse } from './compliance/own-use.ts';
import type { Evaluation, Finding } from './evaluation.ts';
import type { EvaluationJob, Evaluator } from './evaluator.ts';
import { noSubmission } from './no-submission.ts';

/** Whether the code uses the library as it is meant to be used, by the compiler's resolution of every reference to it. */
export const compliance: Evaluator = {
  dimension: 'compliance',
  evaluate: async (job) => {
    const { submission } = job;
    if (submission === null) return noSubmission('compliance');
    try {
      return await judge({ ...job, submission });
    } catch (error) {
      if (error instanceof TooSlow) return typesTooSlow(submission.main);
      const reason = `Compliance could not be measured: ${error instanceof Error ? error.message : String(error)}`;
      return { dimension: 'compliance', kind: 'unscored', reason, findings: [] };
    }
  },
};

async function judge({ submission, library, installation, task }: EvaluationJob & { submission: Submission }): Promise<Evaluation> {
  const solutions = task.solutions[library.id];
  const whole = await inspectOnce({ submission, library, installation });
  const accepted: Inspection[] = [];
  for (const file of solutions?.references ?? []) accepted.push(await inspectReference({ file, library, installation }));
  const starter = solutions === undefined ? undefined : await inspectReference({ file: solutions.starter, library, installation });
  // Where the references need no more of the library than the starter hands over, nobody else does.
  const goesBeyond = starter !== undefined && accepted.some((reference) => usesLibrary(ownUse(reference, starter)));
  const own = (inspection: Inspection): Inspection => (goesBeyond ? ownUse(inspection, starter) : inspection);
  const inspected = own(whole);
  if (!usesLibrary(inspected)) return neverUsed({ inspection: inspected, symbols: whole.symbols, isHandedOver: usesLibrary(whole), file: submission.main, library: library.id });
  const references = accepted.map(own);
  const inspection = excuseMistakes(inspected, references);
  const idiom = nearestF1(inspection.symbols, references.map(({ symbols }) => symbols).filter((symbols) => symbols.length > 0));
  const rules = checkRules({ library, used: inspection.names, file: submission.main });
  const lint = await lintLibrary({ library, submission });
  const { score, details } = scoreCompliance({ inspection, symbols: whole.symbols, idiom, rules, lint });
  return { dimension: 'compliance', kind: 'scored', score, findings: [...inspection.findings, ...rules.findings, ...(lint?.findings ?? [])], details };
}

/** Naming what does not exist is an attempt at using it, which the score tells; nothing at all is going round it. */
function usesLibrary({ values, mistakes }: Inspection): boolean {
  return values.length > 0 || mistakes.length > 0;
}

/** Code that no compiler comes to an end with is its author's doing. */
function typesTooSlow(file: string): Evaluation {
  const finding: Finding = { dimension: 'compliance', class: null, code: 'types-too-slow', args: {}, file, line: 0, column: 0 };
  return { dimension: 'compliance', kind: 'scored', score: 0, findings: [finding], details: { kind: 'parts', parts: [{ name: 'checked', value: 0, weight: 1 }] } };
}

interface NeverUsed {
  inspection: Inspection;
  symbols: string[];
  /** Whether it stands in the code as the starter had it. */
  isHandedOver: boolean;
  file: string;
  library: string;
}

function neverUsed({ inspection, symbols, isHandedOver, file, library }: NeverUsed): Evaluation {
  const code = isHandedOver ? 'only-handed-over' : 'never-used';
  const finding: Finding = { dimension: 'compliance', class: 'bypass', code, args: { name: library }, file, line: 0, column: 0 };
  return { dimension: 'compliance', kind: 'scored', score: 0, findings: [finding, ...inspection.findings], details: { kind: 'parts', parts: [{ name: 'used', value: 0, weight: 1 }], symbols } };
}
