import { expect, it } from 'vitest';
import type { Passage, Tag } from './passage.ts';
import { readPage } from './read-page.ts';

function passage(path: string, startLine: number, tags: Tag[]): Passage {
  return { id: `${path}#L${String(startLine)}`, path, startLine, endLine: startLine, heading: [path], kind: 'prose', tags, text: 'text', code: [] };
}

const passages = [passage('lib/README.md', 1, ['quick-start']), passage('lib/README.md', 9, ['reference']), passage('api.md', 1, ['reference'])];

it('gives the passages of a page in order, as far as the tags allow', () => {
  expect(readPage({ passages }, 'lib/README.md')).toEqual({ kind: 'page', passages: passages.slice(0, 2) });
  expect(readPage({ passages }, 'lib/README.md', ['quick-start'])).toEqual({ kind: 'page', passages: passages.slice(0, 1) });
});

it('names the nearest page for an unknown path, and none that the tags hide', () => {
  expect(readPage({ passages }, 'lib/REDME.md')).toEqual({ kind: 'unknown', message: 'There is no page "lib/REDME.md". Did you mean "lib/README.md"? Known: lib/README.md, api.md.' });
  expect(readPage({ passages }, 'api.md', ['quick-start'])).toEqual({ kind: 'unknown', message: 'There is no page "api.md". Known: lib/README.md.' });
});
