import type { TypedSnippet } from './observe-block.ts';
import type { RunResult } from './read-case-run.ts';

/** Runs one example by itself, its clock set forward by so many milliseconds. */
export type RunAlone = (typed: TypedSnippet, later: number) => Promise<RunResult>;

/** Milliseconds by which a second run is later. */
const otherDay = 1_000_000_000 * 37;

/**
 * What is not as its comment says counts only where it is the same another time: chance and the clock have other values then.
 * What fails counts only where its modules alone do not: those of another version of Node fail in every example.
 */
export async function confirmRun(typed: TypedSnippet, result: RunResult, { runAlone, loads }: { runAlone: RunAlone; loads: Map<string, Promise<boolean>> }): Promise<RunResult> {
  if (result.thrown !== undefined) {
    const program = importsAlone(typed);
    const loaded = loads.get(program.program.text) ?? runAlone(program, 0).then(({ run }) => run.kind === 'ran');
    loads.set(program.program.text, loaded);
    return await loaded ? result : { run: { kind: 'not-run', reason: 'cannot-load' }, otherwise: [] };
  }
  if (result.otherwise.length === 0) return result;
  const again = await runAlone(typed, otherDay);
  const same = result.otherwise.filter(({ value, actual }) => again.otherwise.some((each) => each.value.line === value.line && each.actual === actual));
  return { ...result, otherwise: same };
}

function importsAlone(typed: TypedSnippet): TypedSnippet {
  // What is not used is not bundled.
  const text = [...new Set(typed.modules)].sort().map((module, i) => `import * as module${String(i)} from ${JSON.stringify(module)};\nglobalThis.loaded = Object.keys(module${String(i)});\n`).join('');
  return { ...typed, snippet: { ...typed.snippet, code: '' }, program: { text, dialect: 'js', lines: [] } };
}
