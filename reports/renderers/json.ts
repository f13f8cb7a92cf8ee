import type { Renderer } from './renderer.ts';

/** The report document itself; its schema is `docs/report.schema.json`. */
export const json: Renderer = {
  id: 'json',
  fileName: 'report.json',
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
