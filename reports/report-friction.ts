import { frictionClasses } from '../evaluators/evaluation.ts';
import type { FrictionClass } from '../evaluators/evaluation.ts';
import { evidenceMessage } from '../evaluators/friction/evidence-message.ts';
import type { Evidence, Friction } from '../evaluators/friction/stumble.ts';
import type { CountedAttempt } from './counted-attempt.ts';
import type { FrictionCount, ReportEvidence, ReportStumble } from './report-stumble.ts';

export function reportStumbles(friction: Friction | null): ReportStumble[] | null {
  if (friction === null) return null;
  return friction.stumbles.map(({ class: kind, subject, evidence }) => ({ class: kind, subject, evidence: evidence.map(reportEvidence) }));
}

function reportEvidence(evidence: Evidence): ReportEvidence {
  return { kind: evidence.kind, message: evidenceMessage(evidence), ...placeOf(evidence) };
}

function placeOf(evidence: Evidence): Omit<ReportEvidence, 'kind' | 'message'> {
  switch (evidence.kind) {
    case 'finding': {
      const { file, line } = evidence.finding;
      return file === '' ? {} : { path: file, ...(line > 0 ? { line } : {}) };
    }
    case 'step':
      return { step: evidence.step };
    case 'passage':
      return { path: evidence.path, line: evidence.startLine, endLine: evidence.endLine };
    case 'snippet':
      return { path: evidence.path, line: evidence.line };
    case 'budget':
    case 'no-passage':
    case 'query':
      return {};
  }
}

const mostSubjects = 10;

/** What most attempts met comes first; equals stand in the order of the classes. */
export function countFriction(attempts: readonly CountedAttempt[], personas: readonly string[]): FrictionCount[] {
  return frictionClasses
    .map((kind) => countClass(kind, attempts, personas))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.attempts - a.attempts || b.count - a.count);
}

function countClass(kind: FrictionClass, attempts: readonly CountedAttempt[], personas: readonly string[]): FrictionCount {
  const met = attempts.flatMap(({ trial, stumbles }) => {
    const subjects = (stumbles ?? []).filter((stumble) => stumble.class === kind).map(({ subject }) => subject);
    return subjects.length === 0 ? [] : [{ persona: trial.persona, subjects }];
  });
  const eachPersona = (figure: (persona: string) => number): Record<string, number> => Object.fromEntries(personas.map((persona) => [persona, figure(persona)]));
  const countOf = (some: typeof met): number => some.reduce((sum, { subjects }) => sum + subjects.length, 0);
  return {
    class: kind,
    attempts: met.length,
    attemptsByPersona: eachPersona((persona) => met.filter((each) => each.persona === persona).length),
    count: countOf(met),
    byPersona: eachPersona((persona) => countOf(met.filter((each) => each.persona === persona))),
    subjects: frequentSubjects(met.flatMap(({ subjects }) => [...new Set(subjects)])),
  };
}

function frequentSubjects(subjects: readonly string[]): FrictionCount['subjects'] {
  const counts = new Map<string, number>();
  for (const subject of subjects) if (subject !== '') counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return [...counts]
    .map(([subject, attempts]) => ({ subject, attempts }))
    .sort((a, b) => b.attempts - a.attempts || (a.subject < b.subject ? -1 : 1))
    .slice(0, mostSubjects);
}
