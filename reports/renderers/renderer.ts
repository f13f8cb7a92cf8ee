import type { ReportDocument } from '../report.ts';

/** One form of the report as a file. */
export interface Renderer {
  id: string;
  fileName: string;
  render(document: ReportDocument): string | Promise<string>;
}
