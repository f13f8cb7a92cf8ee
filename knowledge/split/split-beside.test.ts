import { describe, expect, it } from 'vitest';
import type { Page } from '../sources/source.ts';
import { splitBeside, type SplitResult } from './split-beside.ts';

function page(path: string, format: Page['format'], text: string): Page {
  return { path, name: path, format, tags: null, text };
}

const never = new AbortController().signal;

/** Title, or what is wrong. */
function outcome(result: SplitResult): string {
  return result.kind === 'split' ? result.title : result.problem;
}

describe('pages that are meant to do harm', () => {
  it('cost themselves only: what hangs, nests or fills the memory is given up, and the next page is read', async () => {
    const pages = [
      page('hangs.md', 'markdown', '~a'.repeat(500_000)),
      page('good.md', 'markdown', '# Good\n\nText.\n'),
      page('tags.html', 'html', `<main>${'<div>'.repeat(1_000_000)}`),
      page('formatting.html', 'html', Array.from({ length: 100_000 }, (_, i) => `<p><b id=${String(i)}>`).join('')),
      page('good.html', 'html', '<h1>Fine</h1><p>Text.'),
      page('quadratic.rst', 'rst', '`a '.repeat(30_000)),
      page('last.rst', 'rst', 'Last\n====\n\nText.\n'),
    ];
    const harmless = new Set(['good.md', 'good.html', 'last.rst']);
    const results = await splitBeside(pages, { signal: never, limits: { milliseconds: ({ path }) => (harmless.has(path) ? 60_000 : 500), megabytes: 200 } });
    const outcomes = Object.fromEntries(pages.map(({ path }, i) => [path, results[i] === undefined ? '' : outcome(results[i])]));
    expect(outcomes).toMatchObject({ 'good.md': 'Good', 'good.html': 'Fine', 'last.rst': 'Last' });
    const given = /^(?:it is nested too deeply|reading it took longer than 0.5 s|reading it takes more than 200 MB)/u;
    for (const { path } of pages) if (!harmless.has(path)) expect([path, outcomes[path]]).toEqual([path, expect.stringMatching(given)]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const split = splitBeside([page('hangs.md', 'markdown', '~a'.repeat(500_000))], { signal: controller.signal });
    setTimeout(() => { controller.abort(new Error('interrupted')); }, 100);
    await expect(split).rejects.toThrow('interrupted');
  });
});
