import type { Candidate } from './candidate.ts';
import { fillHoles } from './fill-holes.ts';
import { scoreUsage, type Assignment } from './score-usage.ts';
import type { Starter } from './read-starter.ts';
import type { Hole, Imported, Part, Usage } from './snippet.ts';
import { writeSolution } from './write-solution.ts';

/** Every solution that copies one usage, the most promising first; the same code comes once. */
export function makeCandidates({ starter, usages, assignment }: { starter: Starter; usages: readonly Usage[]; assignment: Assignment }): Candidate[] {
  const candidates = usages.slice(0, mostUsages).flatMap((usage) => {
    const parts = [...usage.prelude.flat(), ...usage.result];
    const holes = parts.filter((part): part is Hole => isKind(part, 'hole'));
    if (holes.length > mostHoles) return [];
    const bindings = parts.filter((part): part is Imported => isKind(part, 'import')).flatMap((part) => part.bindings.slice(0, 1));
    const base = scoreUsage({ usage, bindings, assignment, result: starter.result });
    return fillHoles({ holes, values: starter.values }).map((filling) => build(starter, { usage, filling, bindings, wrap: { kind: 'none' }, score: base + filling.score }));
  });
  return distinct(candidates.filter(({ score }) => score > leastScore).sort((a, b) => b.score - a.score)).slice(0, mostCandidates);
}

export function build(starter: Starter, candidate: Omit<Candidate, 'code'>): Candidate {
  return { ...candidate, code: writeSolution(starter, candidate) };
}

/** The best of each code, in order. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ code }) => (seen.has(code) ? false : Boolean(seen.add(code))));
}

function isKind(part: Part, kind: 'hole' | 'import'): boolean {
  return typeof part !== 'string' && part.kind === kind;
}

/** Below this everything speaks against it, and a developer would rather write nothing. */
const leastScore = -3;
const mostUsages = 600;
const mostHoles = 12;
const mostCandidates = 300;
