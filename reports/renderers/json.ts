import type { Renderer } from './renderer.ts';

/** The report document itself; its schema is `docs/report.schema.json`. Each attempt is a line: most of it is text, and there may be thousands. */
export const json: Renderer = {
  id: 'json',
  fileName: 'report.json',
  open: () => {
    let isFirst = true;
    return {
      add: (attempt) => {
        const separator = isFirst ? '\n' : ',\n';
        isFirst = false;
        return `${separator}    ${JSON.stringify(attempt)}`;
      },
      end: (report) => {
        const [before = '', after = ''] = `${JSON.stringify({ ...report, attempts: [] }, null, 2)}\n`.split(empty);
        return { before: `${before}${empty.slice(0, -1)}`, after: `${isFirst ? '' : '\n  '}]${after}` };
      },
    };
  },
};

/** Two blanks stand before the names of the document alone, and a text has no line feed. */
const empty = '\n  "attempts": []';
