import { z } from 'zod';
import { didYouMean } from '../../tasks/did-you-mean.ts';
import { defineTool } from './tool.ts';
import { dataNotice, showPassage } from './show-passage.ts';
import { whatIsRead } from './what-is-read.ts';
import { mayRead, see } from './workbench.ts';

/** A page longer than this is shown up to its last whole passage, so that one call cannot fill a context window. */
const mostCharacters = 60_000;
/** One that is not there is held against those that are. */
const longestPath = 1_000;

export const readDoc = defineTool({
  describe: ({ job }) => `Opens a page of ${whatIsRead(job.persona)} by its path, as a search result shows it. You may open ${String(job.persona.budgets.reads)}.`,
  schema: z.object({
    path: z.string('expected the path of a page as a string').max(longestPath, `expected at most ${String(longestPath)} characters`).trim().min(1, 'expected the path of a page, received nothing').describe('Path of the page, as a search result shows it.'),
    line: z.number().int().min(1).optional().describe('Line from which to read on, for a long page.'),
  }),
  budget: 'reads',
  shows: 'documentation',
  run: ({ path, line = 1 }, workbench) => {
    const readable = workbench.job.knowledge.passages.filter((passage) => mayRead(workbench, passage));
    const page = readable.filter((passage) => passage.path === path && passage.endLine >= line);
    if (page.length === 0) {
      const paths = [...new Set(readable.map((passage) => passage.path))];
      const text = paths.includes(path) ? `The page ${path} has nothing from line ${String(line)} on.` : unknownPage(path, paths);
      return Promise.resolve({ outcome: 'failed' as const, text });
    }
    const shown: string[] = [];
    let characters = 0;
    for (const passage of page) {
      const text = showPassage(passage);
      if (shown.length > 0 && characters + text.length > mostCharacters) {
        shown.push(`The page goes on at line ${String(passage.startLine)}.`);
        break;
      }
      characters += text.length;
      see(workbench, passage, { kind: 'read' });
      shown.push(text);
    }
    return Promise.resolve({ outcome: 'done' as const, text: [dataNotice, ...shown].join('\n\n') });
  },
});

const mostPaths = 30;

/** A page is often asked for by the end of its path, or from where another page links to it; a large library has too many pages to name them all. */
function unknownPage(path: string, paths: readonly string[]): string {
  const file = fileOf(path);
  const alike = paths.filter((known) => fileOf(known) === file);
  const byEnd = alike.filter((known) => known.endsWith(`/${path.replace(/^[./]+/u, '')}`));
  const near = (byEnd.length > 0 ? byEnd : alike).slice(0, 5);
  const meant = near.length > 0 ? ` Did you mean ${near.map((known) => `"${known}"`).join(' or ')}?` : didYouMean(path, paths);
  const rest = paths.length - mostPaths;
  return `There is no page "${path}".${meant} Known: ${paths.slice(0, mostPaths).join(', ') || 'none'}${rest > 0 ? `, and ${String(rest)} more, whose paths a search shows` : ''}.`;
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
