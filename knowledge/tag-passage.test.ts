import { expect, it } from 'vitest';
import type { Page } from './sources/source.ts';
import { kindOf, tagsOf } from './tag-passage.ts';
import type { Tag } from './passage.ts';

function tags(name: string, heading: string[], given: Tag[] | null = null): Tag[] {
  const page: Page = { path: name, name, format: 'markdown', tags: given, text: '' };
  return tagsOf({ page, heading: ['Title', ...heading], kind: kindOf(['Title', ...heading], []) });
}

it('lets everybody read all of a README, whatever its headings say', () => {
  expect(tags('README.md', [])).toEqual(['quick-start', 'guide']);
  expect(tags('README.md', ['Usage', 'topologicalSort'])).toEqual(['quick-start']);
  expect(tags('readme.markdown', ['API', 'limit(fn)'])).toEqual(['quick-start', 'reference']);
  expect(tags('packages/one/README.md', ['API'])).toEqual(['reference']);
});

it('is told by the nearest heading, then by file and folder names, then is a guide', () => {
  expect(tags('intro.md', [])).toEqual(['quick-start']);
  expect(tags('index.md', [])).toEqual(['quick-start']);
  expect(tags('getting-started.md', ['Anything'])).toEqual(['quick-start']);
  expect(tags('getting-started.md', ['Examples'])).toEqual(['example']);
  expect(tags('docs/api/graph.md', ['addNode'])).toEqual(['reference']);
  expect(tags('weights.md', ['Weighted paths'])).toEqual(['guide']);
  expect(tags('weights.md', ['API reference', 'Installation'])).toEqual(['quick-start']);
});

it('takes a long heading for its subject', () => {
  expect(tags('weights.md', ['Using the weights that another API gave you'])).toEqual(['guide']);
});

it('says nothing beyond what the source says', () => {
  expect(tags('README.md', ['API'], ['guide'])).toEqual(['guide']);
});
