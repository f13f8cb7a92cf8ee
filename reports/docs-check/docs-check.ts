import type { CheckedSnippet, RunObstacle, SkipReason } from '../../evaluators/docs-check/snippet.ts';

/** The docs of one library, checked. */
export interface DocsCheck {
  /** Id of the library. */
  library: string;
  /** Packages of its API, as installed, the main one first. */
  packages: { name: string; version: string }[];
  /** Whether pages are named by their place in a folder of the user's, and not in a published package. */
  isLocal: boolean;
  snippets: readonly CheckedSnippet[];
}

export interface DocsCheckCounts {
  blocks: number;
  checked: number;
  ran: number;
  /** Of those checked: with an error. */
  broken: number;
  /** Findings that are none. */
  warnings: number;
  skipped: Map<SkipReason, number>;
  /** Of those checked. */
  notRun: Map<RunObstacle, number>;
}

export function countSnippets(snippets: readonly CheckedSnippet[]): DocsCheckCounts {
  const counts: DocsCheckCounts = { blocks: snippets.length, checked: 0, ran: 0, broken: 0, warnings: 0, skipped: new Map(), notRun: new Map() };
  for (const { verdict, reason, run, findings } of snippets) {
    if (verdict === 'skipped') {
      if (reason !== undefined) counts.skipped.set(reason, (counts.skipped.get(reason) ?? 0) + 1);
      continue;
    }
    counts.checked += 1;
    if (verdict === 'broken') counts.broken += 1;
    if (run.kind === 'not-run') counts.notRun.set(run.reason, (counts.notRun.get(run.reason) ?? 0) + 1);
    else counts.ran += 1;
    counts.warnings += findings.filter(({ level }) => level === 'warning').length;
  }
  return counts;
}

/** What a reason says of blocks, after their number. */
export const skipWords: Record<SkipReason, string> = {
  'other-language': 'in another language, shell, data or output',
  markup: 'with JSX or a template language',
  'does-not-parse': 'pseudo-code, signatures or fragments that do not parse',
  'too-long': 'too long to be an example',
  'too-much': 'nested or typed in a way that the compiler does not come to an end with',
  'not-about-library': 'that do not use the library',
  'former-version': 'about a former version',
  'meant-to-fail': 'shown as what does not work',
  'asked-to-skip': 'that ask to be left alone',
};

export const obstacleWords: Record<RunObstacle, string> = {
  incomplete: 'leave names, modules or code to the reader',
  broken: 'do not compile',
  'no-sandbox': 'for want of a sandbox',
  'needs-the-world': 'need the network, files, programs or another runtime',
  'does-not-end': 'do not end by themselves',
  'too-many-endless': 'come after too many that do not end',
  'cannot-load': `use packages that cannot be loaded here, in Node ${process.versions.node}`,
  'throws-as-shown': 'throw, as the docs or their own code say',
  'could-not-start': 'could not be started',
};
