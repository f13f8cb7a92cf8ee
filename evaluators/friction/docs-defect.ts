import { versionIn } from '../../agents/tools/read-feedback.ts';
import type { CodeBlock, Passage } from '../../knowledge/passage.ts';
import { inspectOnce } from '../compliance/inspect-once.ts';
import { inspectReference } from '../compliance/inspect-reference.ts';
import type { Inspection } from '../compliance/inspect-submission.ts';
import type { Submission } from '../../tasks/submission.ts';
import type { Finding } from '../evaluation.ts';
import { checkSnippet } from './check-snippet.ts';
import type { Detector, FrictionJob, Stumble } from './stumble.ts';

/** Code of the docs that the attempt saw, that does not compile against the installed library, and that its own code follows. */
export const docsDefect: Detector = async (job) => {
  if (job.attempt.passages.length === 0) return [];
  if (job.docs === null) return { unknown: 'The docs that were searched are no longer there.' };
  return (await followedDefects(job)).map(({ path, block, defect }) => stumbleAt(path, block, defect));
};

/** A mistake in a block of the docs; its line counts from the block's first. */
export interface FollowedDefect {
  path: string;
  block: CodeBlock;
  defect: Finding;
}

const kept = new WeakMap<FrictionJob, Promise<FollowedDefect[]>>();

/** What `docsDefect` and the diagnosis are both told from. */
export function followedDefects(job: FrictionJob): Promise<FollowedDefect[]> {
  const defects = kept.get(job) ?? findFollowed(job);
  kept.set(job, defects);
  return defects;
}

async function findFollowed(job: FrictionJob): Promise<FollowedDefect[]> {
  const seen = new Set(job.attempt.passages.map(({ id }) => id));
  const broken = await brokenBlocks((job.docs ?? []).filter((passage) => seen.has(passage.id) && !isHistory(passage)), job);
  if (broken.length === 0) return [];
  const versions = versionsOf(job);
  const followed: FollowedDefect[] = [];
  for (const { path, block, inspection, defects } of broken) {
    for (const defect of defects) if (await isFollowed({ inspection, defect, versions, job })) followed.push({ path, block, defect });
  }
  return followed;
}

/** Pages about former versions show code that is meant to be former. */
export function isHistory({ path, heading }: Passage): boolean {
  return /change ?log|migrat|upgrad|breaking change|release notes/iu.test(`${path.slice(path.lastIndexOf('/') + 1)} ${heading.join(' ')}`);
}

interface BrokenBlock {
  path: string;
  block: CodeBlock;
  inspection: Inspection;
  defects: Finding[];
}

async function brokenBlocks(passages: readonly Passage[], { task, library, installation }: FrictionJob): Promise<BrokenBlock[]> {
  const references: Inspection[] = [];
  for (const file of task.solutions[library.id]?.references ?? []) references.push(await inspectReference({ file, library, installation }));
  const broken: BrokenBlock[] = [];
  for (const { path, code } of passages) {
    for (const block of code) {
      const verdict = await checkSnippet({ block, library, installation, references });
      if (verdict.kind === 'broken') broken.push({ path, block, inspection: verdict.inspection, defects: verdict.defects });
    }
  }
  return broken;
}

/** What was handed in, and every other version of the code that was tried. */
function versionsOf({ attempt, library }: FrictionJob): Submission[] {
  const handedIn = attempt.submission === null ? [] : [attempt.submission];
  const main = attempt.submission?.main ?? (library.language === 'typescript' ? 'solution.ts' : 'solution.js');
  const tried = attempt.steps.flatMap((step) => (step.kind === 'tool' ? [versionIn(step.arguments)] : [])).filter((code) => code !== null);
  return [...handedIn, ...[...new Set(tried)].map((code) => ({ main, files: { [main]: code } }))];
}

interface Followed {
  inspection: Inspection;
  defect: Finding;
  versions: readonly Submission[];
  job: FrictionJob;
}

async function isFollowed({ inspection, defect, versions, job: { library, installation } }: Followed): Promise<boolean> {
  for (const submission of versions) {
    // Most versions have nothing of it, and looking at one takes the compiler a while.
    if (!Object.values(submission.files).some((code) => code.includes(wordsOf(defect)))) continue;
    if (follows(await inspectOnce({ submission, library, installation }), inspection, defect)) return true;
  }
  return false;
}

/** What code must have in it to make the same mistake: a module whole, the last name of anything else. */
function wordsOf({ class: kind, symbol = '' }: Finding): string {
  return kind === 'setup-failure' ? symbol : (/[^./]*$/u.exec(symbol)?.[0] ?? symbol);
}

/** Code follows a snippet when it makes the same mistake; one that has no name must come with half of what the snippet uses. */
function follows(own: Inspection, snippet: Inspection, { class: kind, symbol }: Finding): boolean {
  if (!own.mistakes.some((mistake) => mistake.class === kind && mistake.symbol === symbol)) return false;
  if (symbol !== undefined) return true;
  const names = namesIn(own);
  const shown = [...namesIn(snippet)];
  const shared = shown.filter((name) => names.has(name)).length;
  return shared > 0 && 2 * shared >= shown.length;
}

function namesIn({ values, mistakes }: Inspection): Set<string> {
  return new Set([...values, ...mistakes.flatMap(({ symbol }) => symbol ?? [])]);
}

function stumbleAt(path: string, block: CodeBlock, { line, code, args, symbol }: Finding): Stumble {
  const place = block.line + line - 1;
  const shown = block.code.split('\n')[line - 1]?.trim() ?? '';
  return {
    class: 'docs-defect', subject: symbol ?? `${path}:${String(place)}`,
    evidence: [{ kind: 'snippet', path, line: place, code: shown, message: `${code}: ${String(args['message'])}` }],
  };
}
