import { tags, type Passage, type Tag } from './passage.ts';
import { isReadme } from './sources/read-pages.ts';
import type { Page } from './sources/source.ts';
import type { Block } from './split/block.ts';
import { countWords } from './split/count-words.ts';

export interface TagRequest {
  page: Page;
  heading: string[];
  kind: Passage['kind'];
}

/**
 * Who a passage is for. What the source's entry says holds for all its passages. Otherwise:
 * the nearest heading above it that names a kind of docs tells ("Getting started", "API", "Examples", "Guide"), then the
 * names of the page and its folders, then "guide"; a passage that is mostly code is an example too, unless it is
 * reference; and a source's README is read by everybody, so all of it is quick-start as well.
 */
export function tagsOf({ page, heading, kind }: TagRequest): Tag[] {
  if (page.tags !== null) return tags.filter((tag) => page.tags?.includes(tag));
  const readme = isReadme(page.name);
  const told = topicOfHeadings(heading.slice(1)) ?? topicOfPath(page.name) ?? 'guide';
  const found = new Set<Tag>([told]);
  if (readme) found.add('quick-start');
  if (kind === 'example' && told !== 'reference') found.add('example');
  return tags.filter((tag) => found.has(tag));
}

/** Example when the heading says so or most of it is code, reference when the heading says so, else prose. */
export function kindOf(heading: string[], blocks: Block[]): Passage['kind'] {
  const topic = topicOfHeadings(heading.slice(1));
  if (topic === 'example' || topic === 'reference') return topic;
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  const code = blocks.flatMap((block) => block.code).reduce((sum, block) => sum + countWords(block.code), 0);
  return code > words * 0.6 ? 'example' : 'prose';
}

function topicOfHeadings(heading: string[]): Tag | undefined {
  return heading.map(topicOf).findLast((topic) => topic !== undefined);
}

function topicOfPath(name: string): Tag | undefined {
  const parts = name.replace(/\.[^./]+$/u, '').split('/');
  return parts.length === 1 && parts[0]?.toLowerCase() === 'index' ? 'quick-start' : topicOfHeadings(parts);
}

/** The kind of docs that a heading or a file name announces; long headings are about their subject. */
function topicOf(name: string): Tag | undefined {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0 || words.length > 5) return undefined;
  const text = ` ${words.join(' ')} `;
  const includes = (phrases: string[]): boolean => phrases.some((phrase) => text.includes(` ${phrase} `));
  if (includes(quickStart)) return 'quick-start';
  if (includes(examples)) return 'example';
  if (words.length <= 3 && includes(reference)) return 'reference';
  return includes(guides) ? 'guide' : undefined;
}

const quickStart = [
  'install', 'installing', 'installation', 'getting started', 'get started', 'quick start', 'quickstart', 'first steps',
  'setup', 'set up', 'setting up', 'introduction', 'intro', 'overview', 'usage', 'basics', 'hello world',
];
const examples = ['example', 'examples', 'recipe', 'recipes', 'cookbook', 'demo', 'demos', 'sample', 'samples', 'snippets'];
const reference = ['api', 'apis', 'reference', 'methods', 'functions', 'exports'];
const guides = ['guide', 'guides', 'tutorial', 'tutorials', 'how to', 'howto', 'concepts', 'faq', 'migration', 'migrating', 'troubleshooting', 'advanced'];
