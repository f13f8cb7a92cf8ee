import type { CaseRun } from '../../tasks/execution.ts';

/** What one shown example did. */
export interface ExampleVerdict {
  name: string;
  passed: boolean;
  /** The first difference or the error; empty when passed. */
  message: string;
  /** Left out when the code did not compile. */
  run?: CaseRun;
}
