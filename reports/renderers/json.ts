import type { Renderer } from './renderer.ts';

/** The report document itself; its schema is `docs/report.schema.json`. */
export const json: Renderer = {
  id: 'json',
  fileName: 'report.json',
  open: () => {
    let isFirst = true;
    return {
      add: (attempt) => {
        const separator = isFirst ? '\n' : ',\n';
        isFirst = false;
        return `${separator}${nested(attempt)}`;
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

/** As it stands in a list of the document. */
function nested(value: object): string {
  const [before, after] = ['{\n  "": [\n', '\n  ]\n}'];
  return JSON.stringify({ '': [value] }, null, 2).slice(before.length, -after.length);
}
