import type { Element, Parents, Root } from 'hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import { classesOf, languageOf, textOf } from './read-code.ts';

/** What a page is about, and the title that its head gives. */
export function mainContent(root: Root): { content: Root; title: string | undefined } {
  const title = find(root, ({ tagName }) => tagName === 'title');
  const found = places.map((fits) => find(root, fits)).find((place) => place !== undefined);
  const content: Root = { type: 'root', children: found?.children ?? root.children };
  remove(content, found !== undefined);
  annotate(content);
  removeEmptyLinks(content);
  return { content, title: title === undefined ? undefined : withoutSite(textOf(title)) };
}

/** Where generators of docs put a page's own content, the most telling first; `article` and `main` are the common case. */
const places: ((element: Element) => boolean)[] = [
  (element) => hasClass(element, 'theme-doc-markdown', 'vp-doc', 'markdown-body', 'md-content__inner', 'sl-markdown-content', 'col-content'),
  (element) => element.tagName === 'article' || String(element.properties['itemProp']) === 'articleBody',
  (element) => element.properties['role'] === 'main' || element.tagName === 'main',
  (element) => hasClass(element, 'document', 'rst-content'),
];

/** Nothing that is read, or nothing about the subject. */
const unread = new Set(['script', 'style', 'noscript', 'template', 'svg', 'nav', 'footer', 'form', 'button', 'iframe', 'canvas', 'object', 'head', 'dialog', 'select', 'input']);
const unreadClasses = [
  'headerlink', 'hash-link', 'header-anchor', 'anchor-link', 'anchor', 'sr-only', 'visually-hidden', 'screen-reader-text', 'skip-link', 'breadcrumbs', 'breadcrumb',
  'pagination', 'toc', 'table-of-contents', 'theme-doc-toc-mobile', 'sphinxsidebar', 'linenos', 'linenodiv', 'gutter', 'lineno', 'hljs-ln-numbers', 'copy-button', 'copy', 'edit-this-page', 'tsd-breadcrumb', 'tsd-sources',
];
/** Asides that belong to the text around them. */
const admonitions = /admonition|callout|note|tip|warning|caution|danger|info|hint|starlight-aside/u;

function remove(content: Root, inMain: boolean): void {
  visit(content, (node, i, parent) => {
    if (parent === undefined || i === undefined) return undefined;
    const goes = node.type === 'comment' || node.type === 'doctype' || (node.type === 'element' && isUnread(node, inMain));
    if (!goes) return undefined;
    parent.children.splice(i, 1);
    return [SKIP, i];
  });
}

/** Marks that a reader may link to, whose ids the headings have by now. */
function removeEmptyLinks(content: Root): void {
  visit(content, 'element', (element, i, parent) => {
    if (element.tagName !== 'a' || parent === undefined || i === undefined || textOf(element).trim() !== '' || element.children.some(({ type }) => type === 'element')) return undefined;
    parent.children.splice(i, 1);
    return [SKIP, i];
  });
}

function isUnread(element: Element, inMain: boolean): boolean {
  const { tagName, properties } = element;
  if (unread.has(tagName) || properties['hidden'] === true || properties['role'] === 'navigation' || properties['role'] === 'search') return true;
  if (tagName === 'header') return !inMain && !holdsTitle(element);
  if (tagName === 'aside') return !classesOf(element).some((name) => admonitions.test(name));
  // A heading that links to itself keeps its words, a paragraph sign beside it goes.
  return hasClass(element, ...unreadClasses) && !(hasClass(element, 'anchor', 'header-anchor') && textOf(element).trim().length > 1);
}

function holdsTitle(element: Element): boolean {
  return find(element, ({ tagName }) => tagName === 'h1') !== undefined;
}

/**
 * Writes on headings where a reader arrives at them (their own id, that of a link within or just before them, or that of
 * the section that they open) and on blocks of code their language: the conversion sees neither what is around them nor before.
 */
function annotate(content: Root): void {
  let pending: string | undefined;
  visitParents(content, 'element', (element, ancestors) => {
    if (/^h[1-6]$/u.test(element.tagName)) {
      const inner = find(element, (each) => idOf(each) !== undefined);
      const anchor = idOf(element) ?? (inner === undefined ? undefined : idOf(inner)) ?? pending;
      if (anchor !== undefined) element.properties['dataFoundAnchor'] = anchor;
      pending = undefined;
    } else if (element.tagName === 'pre') {
      const language = languageOf(element, ancestors.filter((each) => each.type === 'element'));
      if (language !== undefined) element.properties['dataFoundLanguage'] = language;
      pending = undefined;
    } else if (element.tagName === 'section' || element.tagName === 'a' || hasClass(element, 'section', 'sect1', 'sect2', 'sect3', 'sect4')) {
      pending = idOf(element) ?? pending;
    } else if (element.tagName === 'p') {
      pending = undefined;
    }
  });
}

function idOf({ properties, tagName }: Element): string | undefined {
  const id = properties['id'] ?? (tagName === 'a' ? properties['name'] : undefined);
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function find(root: Parents, fits: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(root, 'element', (element) => {
    if (element === root || !fits(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

function hasClass(element: Element, ...names: string[]): boolean {
  return classesOf(element).some((name) => names.includes(name));
}

/** `Weights | My library` is about weights. */
function withoutSite(title: string): string | undefined {
  const [first = ''] = title.replaceAll(/\s+/gu, ' ').split(/ [|–—·•] | - | :: /u);
  return first.trim() === '' ? undefined : first.trim();
}
