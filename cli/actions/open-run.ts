import { readInventory } from '../../knowledge/inventory/read-inventory.ts';
import { openKnowledgeBase } from '../../knowledge/open-knowledge-base.ts';
import type { OpenLibrary } from '../../runs/execute-run.ts';
import { openAnonymised } from '../../runs/open-anonymised.ts';
import { installLibraries } from '../../runs/install-libraries.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import type { Sandbox } from '../../tasks/sandbox/sandbox.ts';
import type { Suite } from '../../tasks/suite.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import type { Progress } from '../progress.ts';
import { toolVersion } from '../tool-version.ts';
import { endpointEnvironment } from './endpoint-environment.ts';
import { homeOf } from './home.ts';
import type { PlannedRun } from './plan-run.ts';
import type { RunOptions } from './run.ts';

export interface OpenRunRequest {
  /** As it is on disk now. */
  suite: Suite;
  /** A stored run is one to go on with. */
  planned: PlannedRun | Run;
  store: Store;
  options: RunOptions;
  context: CliContext;
  progress: Progress;
}

export interface OpenedRun extends Disposable {
  run: Run;
  libraries: OpenLibrary[];
  sandbox: Sandbox;
}

/** Opens sandbox, libraries and docs, and stores a new run, or holds a stored one against what they are now. */
export async function openRun({ suite, planned, store, options, context, progress }: OpenRunRequest): Promise<OpenedRun> {
  const home = homeOf(options, context);
  const { signal } = context;
  const stored = 'id' in planned ? planned : undefined;
  if (stored !== undefined) compareSuites(stored, suite, progress);
  const sandbox = await openSandbox(stored === undefined ? options.sandbox : sandboxOf(stored, options), progress.say);

  const libraries: OpenLibrary[] = [];
  for (const each of await installLibraries({ libraries: planned.suite.libraries, home, onProgress: progress.say, signal })) {
    const { library, installation } = each;
    const embedder = stored?.knowledge.find(({ libraryId }) => libraryId === library.id)?.embedder ?? options.embedder;
    const knowledge = await openKnowledgeBase({
      library, installation, home, embedder, environment: endpointEnvironment(context, planned.suite), onProgress: progress.say, signal,
    });
    libraries.push({ ...each, knowledge, inventory: await readInventory({ library, installation }) });
  }
  if (planned.trials.some(({ arm }) => arm === 'anonymised')) await anonymiseAll({ libraries, planned, home, options, context, progress });
  if (stored !== undefined) refuseOtherLibraries(stored, libraries);
  const run = stored ?? store.addRun({ ...planned, ...describeMaterial(libraries, sandbox) });
  return {
    run, libraries, sandbox,
    [Symbol.dispose]: () => {
      for (const { knowledge, anonymised } of libraries) {
        knowledge[Symbol.dispose]();
        anonymised?.knowledge[Symbol.dispose]();
      }
    },
  };
}

type AnonymiseAllRequest = Pick<OpenRunRequest, 'planned' | 'options' | 'context' | 'progress'> & { libraries: OpenLibrary[]; home: string };

/** Before anything is paid for: a library that cannot be anonymised is said now. */
async function anonymiseAll({ libraries, planned, home, options, context, progress }: AnonymiseAllRequest): Promise<void> {
  for (const opened of libraries) {
    opened.anonymised = await openAnonymised({
      ...opened, tasks: planned.suite.tasks, home, embedder: options.embedder, environment: endpointEnvironment(context, planned.suite), onProgress: progress.say, signal: context.signal,
    });
  }
}

function compareSuites(stored: Run, suite: Suite, progress: Progress): void {
  if (stored.suite.id !== suite.id) throw new UserError(`The run ${stored.id} is of the suite "${stored.suite.id}", not of "${suite.id}".`);
  const ids = new Set(stored.suite.tasks.map(({ id }) => id));
  const now = suite.tasks.filter(({ id }) => ids.has(id));
  if (JSON.stringify(now) !== JSON.stringify(stored.suite.tasks)) {
    progress.say(`The suite has changed since ${stored.id} was planned; the run goes on with its tasks as they were.`);
  }
}

function sandboxOf(stored: Run, options: RunOptions): RunOptions['sandbox'] {
  if (stored.sandbox === options.sandbox) return options.sandbox;
  throw new UserError(`The run ${stored.id} began with --sandbox ${stored.sandbox}; go on with the same, or start a new run.`);
}

/** Half of a run on other packages or docs would be a run on neither. */
function refuseOtherLibraries(stored: Run, libraries: OpenLibrary[]): void {
  const now = describeLibraries(libraries);
  const changed = (['libraries', 'knowledge'] as const).find((part) => JSON.stringify(now[part]) !== JSON.stringify(stored[part]));
  if (changed !== undefined) {
    const what = changed === 'libraries' ? 'The installed packages' : 'The docs or their index';
    throw new UserError(`${what} are no longer those that ${stored.id} began with, so its attempts could not be compared. Start a new run.`);
  }
}

function describeMaterial(libraries: OpenLibrary[], sandbox: Sandbox): Omit<Run, 'id' | keyof PlannedRun> {
  return { version: 1, ...describeLibraries(libraries), sandbox: sandbox.id, versions: { uagent: toolVersion(), node: process.version } };
}

function describeLibraries(libraries: OpenLibrary[]): Pick<Run, 'libraries' | 'knowledge'> {
  return {
    libraries: libraries.map(({ library, installation }) => ({
      id: library.id,
      packages: installation.packages.map(({ name, version }) => ({ name, version })),
      hash: installation.hash,
    })),
    knowledge: libraries.map(({ library, knowledge }) => ({
      libraryId: library.id,
      hash: knowledge.hash,
      embedder: knowledge.embedder,
      documents: knowledge.documents.length,
      passages: knowledge.passages.length,
      vectors: knowledge.vectors.kind,
    })),
  };
}
