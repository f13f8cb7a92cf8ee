import type { Renderer } from './renderer.ts';

/** The report document itself; its schema is `docs/report.schema.json`. Each attempt is a line: most of it is text, and there may be thousands. */
export const json: Renderer = {
  id: 'json',
  fileName: 'report.json',
  open: () => {
    let isFirst = true;
    return {
      add: (_, attemptJson) => {
        const separator = isFirst ? '\n' : ',\n';
        isFirst = false;
        return [`${separator}    `, attemptJson()];
      },
      end: (report, { texts, passages }) => {
        const [before = '', after = ''] = `${JSON.stringify({ ...report, attempts: [], texts, passages }, null, 2)}\n`.split(empty);
        return { before: `${before}${empty.slice(0, -1)}`, after: `${isFirst ? '' : '\n  '}]${after}` };
      },
    };
  },
};

/** Two blanks stand before the names of the document alone, and a text has no line feed. */
const empty = '\n  "attempts": []';
