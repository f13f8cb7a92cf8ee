import type { Case } from '../../tasks/cases.ts';
import type { TypeProblem } from '../../tasks/languages/language.ts';
import type { Toolbox } from '../toolbox.ts';
import type { Candidate } from './candidate.ts';
import { learnFromExamples, replaceImport } from './learn.ts';
import type { Starter } from './read-starter.ts';

export interface TryRequest {
  toolbox: Toolbox;
  starter: Starter;
  /** The most promising first. */
  candidates: readonly Candidate[];
  examples: readonly Case[];
}

/**
 * Tries candidates as far as the persona's budgets go, learning from each, and says which one to hand in: the first that passes
 * every example; else the one that passed at least half; else the best that was not tried, while a change is still allowed.
 */
export async function tryCandidates({ toolbox, starter, candidates, examples }: TryRequest): Promise<Candidate | null> {
  let pool = [...candidates];
  const tried: { candidate: Candidate; share: number }[] = [];
  while (pool.length > 0 && mayTry(toolbox, tried.length)) {
    const [candidate, ...others] = pool;
    if (candidate === undefined) break;
    const feedback = await askAbout(toolbox, candidate);
    switch (feedback.kind) {
      case 'accepted':
        return candidate;
      case 'refused':
        return bestOf(tried) ?? candidate;
      case 'broken-import':
        tried.push({ candidate, share: -1 });
        pool = replaceImport(others, { starter, candidate, module: feedback.module });
        break;
      case 'failed':
        tried.push({ candidate, share: feedback.share });
        pool = learnFromExamples(others, { starter, candidate, runs: feedback.runs, examples });
        break;
    }
  }
  const best = bestOf(tried);
  const mayChange = tried.length === 0 || toolbox.repairsLeft > 0;
  const enough = tried.some(({ share }) => share >= 0.5);
  return mayChange && !enough ? (pool[0] ?? best) : best;
}

function mayTry(toolbox: Toolbox, tried: number): boolean {
  const canAsk = toolbox.left('run_examples') > 0 || toolbox.left('check_types') > 0;
  return canAsk && toolbox.worldFailure === null && (tried === 0 || toolbox.repairsLeft > 0);
}

/** Most examples passed; of equals the first, which was the most promising. */
function bestOf(tried: readonly { candidate: Candidate; share: number }[]): Candidate | null {
  return tried.reduce<{ candidate: Candidate; share: number } | null>((best, each) => (best === null || each.share > best.share ? each : best), null)?.candidate ?? null;
}

type Feedback =
  | { kind: 'accepted' }
  /** No tool would look at it. */
  | { kind: 'refused' }
  | { kind: 'broken-import'; module: string }
  | { kind: 'failed'; share: number; runs: Parameters<typeof learnFromExamples>[1]['runs'] };

async function askAbout(toolbox: Toolbox, { code, bindings }: Candidate): Promise<Feedback> {
  const modules = bindings.map(({ module }) => module);
  if (toolbox.left('check_types') > 0) {
    const { data, outcome } = await toolbox.call('check_types', { code });
    if (outcome === 'refused') return { kind: 'refused' };
    const problems = data?.kind === 'types' ? data.problems : [];
    const broken = modules.find((module) => problems.some((problem) => isBrokenImport(problem, module)));
    if (broken !== undefined) return { kind: 'broken-import', module: broken };
    if (toolbox.left('run_examples') === 0) return problems.length === 0 ? { kind: 'accepted' } : { kind: 'failed', share: 0, runs: [] };
  }
  const { data, outcome, text } = await toolbox.call('run_examples', { code });
  if (data?.kind !== 'examples') return outcome === 'refused' ? { kind: 'refused' } : { kind: 'failed', share: 0, runs: [] };
  const { verdicts } = data;
  const passed = verdicts.filter((verdict) => verdict.passed).length;
  if (passed === verdicts.length) return { kind: 'accepted' };
  const unresolved = verdicts.every(({ run }) => run === undefined) ? modules.find((module) => text.includes(module)) : undefined;
  if (unresolved !== undefined) return { kind: 'broken-import', module: unresolved };
  return { kind: 'failed', share: passed / verdicts.length, runs: verdicts.map((verdict) => (verdict.passed ? undefined : verdict.run)) };
}

/** The compiler's codes for a module that is not there, or has no such export or no default. */
function isBrokenImport({ code, message }: TypeProblem, module: string): boolean {
  return [2307, 2305, 2614, 2613, 2724, 1192, 1259, 2792].includes(code) && [`'${module}'`, `"${module}"`, `/${module}`].some((quoted) => message.includes(quoted));
}
