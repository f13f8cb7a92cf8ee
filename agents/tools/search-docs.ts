import { z } from 'zod';
import { defineTool } from './tool.ts';
import { dataNotice, showPassage } from './show-passage.ts';
import { whatIsRead } from './what-is-read.ts';
import { left, mayRead, readableTags, see } from './workbench.ts';

/** More words than any question has; beyond them a search only takes time. */
const mostCharacters = 4_000;

export const searchDocs = defineTool({
  describe: ({ job }) =>
    `Searches ${whatIsRead(job.persona)} and returns the best ${plural(job.persona.budgets.passages, 'passage')}. You have ${plural(job.persona.budgets.searches, 'search', 'searches')}.`,
  schema: z.object({
    query: z.string('expected what to look for as a string').max(mostCharacters, `expected at most ${String(mostCharacters)} characters`).trim().min(1, 'expected what to look for, received nothing').describe('What to look for, in words or API names.'),
  }),
  budget: 'searches',
  shows: 'documentation',
  run: async ({ query }, workbench) => {
    const { job } = workbench;
    const tags = readableTags(workbench);
    // What was handed over with the task would only be read twice.
    const given = new Set(job.handedOver.map(({ id }) => id));
    const hits = await job.knowledge.search({ text: query, limit: job.persona.budgets.passages + given.size, ...(tags !== undefined && { tags }) });
    const passages = hits
      .map(({ passage }) => passage)
      .filter((passage) => mayRead(workbench, passage) && !given.has(passage.id))
      .slice(0, job.persona.budgets.passages);
    const leftOut = given.size > 0 ? ' The passages that came with the task are left out.' : '';
    for (const [i, passage] of passages.entries()) see(workbench, passage, { kind: 'search', query, rank: i + 1 });
    if (passages.length === 0) {
      return { outcome: 'done', text: left(workbench, 'searches') > 1 ? `No passage fits.${leftOut} Other words may find one; otherwise go on with what you know.` : `No passage fits, and this was your last search: go on with what you know.${leftOut}` };
    }
    const fewer = passages.length < job.persona.budgets.passages ? ' No more of what you may read fits.' : '';
    return { outcome: 'done', text: [`${plural(passages.length, 'passage')}, the best first.${fewer}${leftOut} ${dataNotice}`, ...passages.map(showPassage)].join('\n\n') };
  },
});

function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
