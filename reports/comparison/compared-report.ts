import { dimensions, type Dimension } from '../../evaluators/evaluation.ts';
import type { ComparedRun, ComparedTrial } from '../../runs/comparison/compared-run.ts';
import type { ReportAttempt, ReportHead } from '../report.ts';

/** A report document as a run to compare: a baseline may come without the store that it was made from. */
export function comparedReport(report: ReportHead & { attempts: readonly Scored[] }): ComparedRun {
  const { stamp, run, weights, tasks, personas, method, attempts } = report;
  const { sandbox, ...versions } = method.versions;
  return {
    id: stamp.run, createdAt: stamp.createdAt, label: run.label, suite: run.suite, weights,
    tasks: tasks.map(({ id, title, fingerprint }) => ({ id, title, ...fingerprint })),
    personas, libraries: method.libraries, knowledge: method.knowledge, sandbox, versions,
    // Attempts with parts of the docs taken out are planned and finished, and not among these.
    planned: attempts.length + run.planned - run.finished,
    trials: attempts.map(comparedAttempt),
  };
}

/** What is compared of an attempt: nothing of its texts. */
type Scored = Pick<ReportAttempt, 'trial' | 'usability' | 'dimensions' | 'solved' | 'findings' | 'stumbles'>;

function comparedAttempt({ trial, usability, dimensions: verdicts, solved, findings, stumbles }: Scored): ComparedTrial {
  const eachDimension = <T>(value: (verdict: ReportAttempt['dimensions'][Dimension]) => T): Record<Dimension, T> =>
    Object.fromEntries(dimensions.map((dimension) => [dimension, value(verdicts[dimension])])) as Record<Dimension, T>;
  return {
    trial, solved,
    scores: { usability, ...eachDimension((verdict) => (verdict.kind === 'scored' ? verdict.score : null)) },
    parts: eachDimension((verdict) => (verdict.kind === 'scored' ? verdict.parts.map(({ name, weight }) => ({ name, weight })) : [])),
    findings: findings.map(({ code, symbol, message, file, line }) => ({ code, message, file, line, ...(symbol === undefined ? {} : { symbol }) })),
    friction: stumbles === null ? null : [...new Set(stumbles.map((stumble) => stumble.class))],
  };
}
