import { findingMessage } from '../finding-message.ts';
import { isSolved } from '../friction/is-solved.ts';
import type { FrictionJob } from '../friction/stumble.ts';
import type { Cause, Diagnosis } from './diagnosis.ts';
import { findMisleading } from './find-misleading.ts';
import { findWrongResults } from './find-wrong-results.ts';
import { libraryMistakes, needsCause } from './needed-symbols.ts';
import { traceSymbols } from './trace-symbols.ts';

/** Why an attempt failed or used the library badly: the same stored data, the same diagnosis. */
export async function diagnose(job: FrictionJob): Promise<Diagnosis> {
  try {
    const early = withoutTracing(job);
    if (early !== null) return early;
    const { traces, needs } = await traceSymbols(job);
    const broken = await findMisleading(job, needs);
    const found = { misleading: [...broken, ...await findWrongResults(job, { traces, needs })], symbols: traces };
    return { ...primaryOf(job, found), ...found };
  } catch (error) {
    // Strange code may break the compiler.
    return only('unknown', `The TypeScript compiler broke on this code: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where nothing is to be explained, or nothing could be. */
function withoutTracing(job: FrictionJob): Diagnosis | null {
  const { attempt: { ending, trial }, evaluations, task, library } = job;
  if (ending.kind === 'world-failed') return only('unknown', `The attempt says nothing about the developer: ${ending.reason}`);
  const unscored = evaluations.find((each) => each.kind === 'unscored' && each.dimension !== 'readability');
  if (unscored?.kind === 'unscored') return only('unknown', unscored.reason);
  if (!needsCause(job)) return only('none', '');
  if (trial.arm === 'closed-book') return only('unknown', 'It had no docs to look into.');
  if (task.solutions[library.id] === undefined) return only('unknown', 'There is no accepted solution to tell from what was needed.');
  if (ending.kind === 'refused' || ending.kind === 'empty-reply' || ending.kind === 'malformed-replies') return only('not-docs', 'The model broke off before it handed anything in.');
  return null;
}

function only(primary: Diagnosis['primary'], reason: string): Diagnosis {
  return { primary, reason, misleading: [], symbols: [] };
}

/** The first link that broke comes first: what is absent cannot be found, what was not found cannot be read. */
const chain: readonly Cause[] = ['absent', 'not-retrieved', 'not-read', 'ignored'];

function primaryOf({ attempt, evaluations }: FrictionJob, { misleading, symbols }: Pick<Diagnosis, 'misleading' | 'symbols'>): Pick<Diagnosis, 'primary' | 'reason'> {
  // What was mended before it was handed in has not made the code fail.
  if (misleading.some(({ isHandedIn }) => isHandedIn || attempt.submission === null)) return { primary: 'misleading', reason: '' };
  const decisive = symbols.filter(({ beside }) => beside === null);
  const first = chain.find((cause) => decisive.some((trace) => trace.cause === cause));
  if (first !== undefined) return { primary: first, reason: '' };
  for (const trace of decisive) if (trace.cause === 'unknown') return { primary: 'unknown', reason: `${trace.name}: ${trace.reason}` };
  const [beside] = symbols;
  if (attempt.submission === null && beside !== undefined) return { primary: 'unknown', reason: `It saw what it needed to begin with and handed nothing in; whether \`${beside.name}\` would have made it do so cannot be told.` };
  if (attempt.submission === null) return { primary: 'not-docs', reason: 'It saw all that it needed and handed nothing in.' };
  const [mistake] = libraryMistakes(evaluations);
  if (mistake !== undefined) return { primary: 'unknown', reason: `Nothing that it needed is missing, and nothing that it saw shows its mistake: ${findingMessage(mistake)}` };
  const findings = evaluations.flatMap((each) => (each.dimension === 'correctness' ? each.findings : []));
  const thrown = findings.find(({ class: kind, code }) => kind !== null && code === 'threw');
  if (thrown !== undefined) return { primary: 'unknown', reason: `It uses what it needed ${thrown.class === 'missing-precondition' ? 'in an order or a state' : 'with options or arguments'} that the library refuses; whether a page says so cannot be told. ${findingMessage(thrown)}` };
  if (isSolved(evaluations)) return { primary: 'unknown', reason: 'It solves the task in a way of its own; nothing that it needed is missing, and the compiler has nothing against it.' };
  const replaced = symbols.find(({ beside: why }) => why === 'replaced');
  if (replaced !== undefined) return { primary: 'unknown', reason: `The code does by its own means what the accepted solution uses \`${replaced.name}\` for, and nothing else is missing; whether that made it fail cannot be told.` };
  const [wrong] = findings;
  return { primary: 'not-docs', reason: `It uses all that it needed of the library, and the compiler has nothing against how.${wrong === undefined ? '' : ` ${findingMessage(wrong)}`}` };
}
