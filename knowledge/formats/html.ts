import { toMdast, type Handle, defaultHandlers } from 'hast-util-to-mdast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { ReadPage } from './format.ts';
import { readCode } from './html/read-code.ts';
import { mainContent } from './html/main-content.ts';
import { piecesOfTree } from './pieces-of-tree.ts';

const parser = unified().use(rehypeParse);

/** The content of a page without what surrounds it: navigation, footers, sidebars, scripts. */
export const read: ReadPage = (text) => {
  const { content, title } = mainContent(parser.parse(text));
  const heading: Handle = (state, element) => {
    const made = defaultHandlers.h1(state, element);
    const anchor = element.properties['dataFoundAnchor'];
    return typeof anchor === 'string' ? { ...made, data: { anchor } } : made;
  };
  const handlers = { h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading, pre: readCode };
  const tree = toMdast(content, { document: true, handlers });
  const root = tree.type === 'root' ? tree : { type: 'root' as const, children: [] };
  const pieces = piecesOfTree(root);
  if (title === undefined || root.children.some((node) => node.type === 'heading' && node.depth === 1)) return pieces;
  return [{ markdown: `# ${title}`, startLine: pieces[0]?.startLine ?? 1, endLine: pieces[0]?.startLine ?? 1 }, ...pieces];
};
