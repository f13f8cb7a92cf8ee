import type { CaseSet } from '../../tasks/cases.ts';
import { compareOutput } from '../../tasks/compare-output.ts';
import type { CaseRun, Execution } from '../../tasks/execution.ts';
import type { ExampleVerdict } from './example-verdict.ts';

interface JudgeRequest {
  execution: Exclude<Execution, { kind: 'world-failed' }>;
  cases: CaseSet;
  /** Name of the submitted file, for finding its line in a stack. */
  file: string;
}

/** One verdict for each example, in order. */
export async function judgeExamples({ execution, cases, file }: JudgeRequest): Promise<ExampleVerdict[]> {
  if (execution.kind === 'not-compiled') {
    return cases.examples.map(({ name }) => ({ name, passed: false, message: 'the code does not compile' }));
  }
  return Promise.all(
    cases.examples.map(async (example, i) => {
      const run = execution.cases[i];
      if (run === undefined) return { name: example.name, passed: false, message: 'it was not run' };
      if (run.kind !== 'returned') return { name: example.name, passed: false, message: describeFailure(run, file), run };
      const { pass, message } = await compareOutput({ comparison: cases.compare, case: example, output: run.value, showsExpected: true });
      return { name: example.name, passed: pass, message, run };
    }),
  );
}

function describeFailure(run: Exclude<CaseRun, { kind: 'returned' }>, file: string): string {
  switch (run.kind) {
    case 'threw': {
      const own = run.error.frames.find((frame) => frame.package === undefined && frame.file === file);
      const inner = run.error.frames[0]?.package;
      const place = own === undefined ? '' : ` at ${file}:${String(own.line)}:${String(own.column)}`;
      return `${run.error.name}: ${run.error.message}${place}${inner === undefined ? '' : ` (thrown inside ${inner})`}`;
    }
    case 'not-serialisable':
      return `the returned value cannot be compared: ${run.reason}`;
    case 'timed-out':
      return `no result after ${String(run.seconds)} seconds`;
    case 'crashed':
      return `the process ended before a result: ${run.reason}${run.detail === '' ? '' : `, ${run.detail}`}`;
  }
}
