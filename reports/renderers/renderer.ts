import type { Report, ReportAttempt } from '../report.ts';
import type { SharedOfReport } from '../text-table.ts';

/** One form of the report as a file. */
export interface Renderer {
  id: string;
  fileName: string;
  open: () => Form | Promise<Form>;
}

/** A file in the making: attempts may be more than fit into memory, and the report is known after the last of them. */
export interface Form {
  /** Takes the next attempt of the report, and gives what is to be written of the attempts so far; empty where there is nothing yet. @param json of the attempt as `report.json` has it, made when first asked for */
  add: (attempt: ReportAttempt, json: () => Buffer) => Written | Promise<Written>;
  /** What stands before and after all that `add` gave. @param shared to which the places in the JSON of attempts point */
  end: (report: Report, shared: SharedOfReport) => Frame | Promise<Frame>;
}

/** Texts, some of them in UTF-8 already: encoding gigabytes twice takes its time. */
export type Written = string | (string | Buffer)[];

export interface Frame {
  before: string;
  after: string;
}
