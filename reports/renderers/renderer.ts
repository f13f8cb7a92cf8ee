import type { Report, ReportAttempt } from '../report.ts';

/** One form of the report as a file. */
export interface Renderer {
  id: string;
  fileName: string;
  open: () => Form | Promise<Form>;
}

/** A file in the making: attempts may be more than fit into memory, and the report is known after the last of them. */
export interface Form {
  /** Takes the next attempt of the report, and gives what is to be written of the attempts so far; empty where there is nothing yet. */
  add: (attempt: ReportAttempt) => string | Promise<string>;
  /** What stands before and after all that `add` gave. */
  end: (report: Report) => Frame | Promise<Frame>;
}

export interface Frame {
  before: string;
  after: string;
}
