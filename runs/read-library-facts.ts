import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStoredDocs } from '../knowledge/open-stored-docs.ts';
import { findInstallation } from '../tasks/languages/find-installation.ts';
import type { Library } from '../tasks/library.ts';
import { fingerprintTask } from '../tasks/task-fingerprint.ts';
import { learnLibrary } from './learn-library.ts';
import { readings, type FactsOfRun, type LibraryFacts } from './library-facts.ts';
import type { Run } from './run.ts';

export interface FactsRequest {
  run: Run;
  home: string;
  /** Set where nobody waits for the compiler: then only what was found before is known. */
  onlyKept?: true;
  /** Told once for each library that has to be looked at. */
  onProgress: (message: string) => void;
}

/**
 * What is known of a run's libraries, from the installations and indexes that it left in the home folder; nothing is fetched.
 * Finding it takes the compiler some seconds, so it is kept in `<home>/coverage`, under a hash of all that it was told from.
 */
export async function readLibraryFacts(request: FactsRequest): Promise<FactsOfRun> {
  const { run } = request;
  const facts = new Map<string, LibraryFacts | string>();
  for (const library of run.suite.libraries) {
    if (run.trials.some((trial) => trial.library === library.id)) facts.set(library.id, await factsOf({ ...request, library }));
  }
  return facts;
}

async function factsOf(request: FactsRequest & { library: Library }): Promise<LibraryFacts | string> {
  const { run, home, library, onProgress } = request;
  const index = run.knowledge.find(({ libraryId }) => libraryId === library.id);
  const installed = run.libraries.find(({ id }) => id === library.id);
  if (index === undefined || installed === undefined) return `The run searched no docs of ${library.id}, so that nothing was held against them. Run it with the docs (--arm docs).`;
  const file = path.join(home, 'coverage', `${library.id}-${keyOf(request)}.json`);
  const known = await readKept(file);
  if (known !== undefined) return known;
  if (request.onlyKept === true) return `The API of ${library.id} has not been held against its docs yet. "uagent report ${run.id}" does it, as does the end of a run.`;
  const installation = await findInstallation({ home, libraryId: library.id, hash: installed.hash });
  if (installation === undefined) return gone(`The packages of ${library.id} as the run used them are`, run);
  using docs = await openStoredDocs({ home, libraryId: library.id, hash: index.hash, embedder: index.embedder });
  if (docs === null) return gone(`The index of ${library.id}'s docs that the run searched is`, run);
  onProgress(`Holding the API of ${library.id} against its docs`);
  try {
    const facts = await learnLibrary({ run, library, installation, docs: docs.passages });
    await keep(file, facts);
    return facts;
  } catch (error) {
    return `The API of ${library.id} could not be held against its docs: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function gone(what: string, { suite, id }: Run): string {
  return `${what} no longer in the home folder. "uagent docs build ${suite.folder}" makes both again where nothing has changed; then "uagent report ${id}" tells it.`;
}

/** Part of every hash: what another recipe found is not used. */
const format = 'coverage-1';

function keyOf({ run, library }: FactsRequest & { library: Library }): string {
  const { suite } = run;
  const tasks = suite.tasks.filter(({ id }) => run.trials.some((trial) => trial.task === id && trial.library === library.id));
  const inputs = [
    format, library.api, run.libraries.find(({ id }) => id === library.id)?.hash, run.knowledge.find(({ libraryId }) => libraryId === library.id)?.hash,
    tasks.map((task) => [task.id, fingerprintTask(task, suite.libraries).accepted[library.id]]), readings(run),
  ];
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16);
}

async function readKept(file: string): Promise<LibraryFacts | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as LibraryFacts; // only this program writes the folder
  } catch {
    return undefined; // spoilt: it is found anew
  }
}

/** What cannot be kept is found again next time. */
async function keep(file: string, facts: LibraryFacts): Promise<void> {
  const beside = `${file}.${String(process.pid)}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(beside, JSON.stringify(facts));
    await rename(beside, file);
  } catch {
    // A report from a home that cannot be written is a report all the same.
  }
}
