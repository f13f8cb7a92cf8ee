import type { Report } from '../report.ts';

/** One form of the report as a file. */
export interface Renderer {
  id: string;
  fileName: string;
  render(report: Report): string | Promise<string>;
}
