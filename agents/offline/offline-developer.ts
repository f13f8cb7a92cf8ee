import type { Attempt, Ending } from '../attempt.ts';
import type { AttemptJob, Developer } from '../attempt-job.ts';
import { interrupted } from '../chat/ending-of-failure.ts';
import { createToolbox, type Toolbox } from '../toolbox.ts';
import { loadTypeScript } from '../../tasks/languages/load-typescript.ts';
import type { Candidate } from './candidate.ts';
import { collectSnippets } from './collect-snippets.ts';
import { distinct, makeCandidates } from './make-candidates.ts';
import { makeQueries } from './make-queries.ts';
import { parseSnippets } from './name-table.ts';
import { isDeclarationPage, readDeclarations } from './read-declarations.ts';
import { readStarter, scopeOf, type Starter } from './read-starter.ts';
import { readUsages } from './read-usages.ts';
import type { TypeScript } from './syntax.ts';
import { tryCandidates } from './try-candidates.ts';
import { words } from './words.ts';

/**
 * A developer without a model: looks the task up in the docs like its persona, copies what the docs show with the task's values
 * in place of theirs, and hands in what the examples like best. It is the copy-paste floor of the docs: the same inputs give the
 * same attempt. Where nothing that it saw can be copied, it hands nothing in rather than an empty starter.
 */
export function openOfflineDeveloper(): Developer {
  return {
    attempt: async (job) => {
      const startedAt = new Date().toISOString();
      const start = performance.now();
      const toolbox = createToolbox(job);
      const ending = await work(job, toolbox);
      return attemptOf({ job, toolbox, ending, startedAt, milliseconds: Math.round(performance.now() - start) });
    },
  };
}

async function work(job: AttemptJob, toolbox: Toolbox): Promise<Ending> {
  const { task, library } = job;
  const ts = await loadTypeScript();
  const starterCode = task.solutions[library.id]?.starter.code ?? '';
  const starter = readStarter(ts, { code: starterCode, entry: task.entry, examples: task.cases.examples });
  // A starter without a function to fill, such as a class, leaves a copier nothing to do.
  if (starter === null) return { kind: 'never-submitted' };

  await lookAround(job, toolbox);
  const candidates = copyFromDocs(ts, { job, toolbox, starter });
  const chosen = await tryCandidates({ toolbox, starter, candidates, examples: task.cases.examples });
  if (chosen !== null && toolbox.worldFailure === null && !job.signal.aborted) await toolbox.call('submit', { code: chosen.code });
  // Work that was cut short says nothing about the docs.
  if (job.signal.aborted && toolbox.submission === null) return interrupted;
  if (toolbox.worldFailure !== null) return { kind: 'world-failed', reason: toolbox.worldFailure, fatal: false };
  return toolbox.submission === null ? { kind: 'never-submitted' } : { kind: 'submitted' };
}

/** Searches as often as the persona may, then opens the pages that came up first. */
async function lookAround({ task, signal }: AttemptJob, toolbox: Toolbox): Promise<void> {
  for (const query of makeQueries(task)) {
    if (toolbox.left('search_docs') === 0 || signal.aborted) break;
    await toolbox.call('search_docs', { query });
  }
  const pages = [...new Set(toolbox.passages.map(({ path }) => path))];
  for (const path of pages) {
    if (toolbox.left('read_doc') === 0 || signal.aborted) break;
    await toolbox.call('read_doc', { path });
  }
}

function copyFromDocs(ts: TypeScript, { job, toolbox, starter }: { job: AttemptJob; toolbox: Toolbox; starter: Starter }): Candidate[] {
  const { task, library, installation } = job;
  const packages = [...new Set([...library.api, ...installation.packages.map(({ name }) => name)])];
  const scope = scopeOf(starter);
  const snippets = parseSnippets(ts, { snippets: collectSnippets(toolbox.passages), packages: library.api });
  const pages = snippets.filter(({ snippet }) => !isDeclarationPage(snippet.page));
  const usages = [...pages.flatMap((parsed) => readUsages(ts, { parsed, scope })), ...readDeclarations(ts, snippets)];
  const assignment = { title: words(`${task.title} ${task.entry}`), body: words(task.instructions), packages };
  return distinct(makeCandidates({ starter, usages, assignment }));
}

interface Work {
  job: AttemptJob;
  toolbox: Toolbox;
  ending: Ending;
  startedAt: string;
  milliseconds: number;
}

function attemptOf({ job, toolbox, ending, startedAt, milliseconds }: Work): Attempt {
  return {
    version: 1,
    trial: job.trial,
    startedAt,
    milliseconds,
    steps: toolbox.steps,
    passages: [...toolbox.passages],
    submission: toolbox.submission,
    usage: { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 },
    ending,
  };
}
