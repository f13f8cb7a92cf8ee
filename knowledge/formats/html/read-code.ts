import type { Element, Nodes } from 'hast';
import type { Handle } from 'hast-util-to-mdast';
import type { Code } from 'mdast';

/** A `pre` as a block of code: its language from the classes and attributes that highlighters leave, its lines as they are shown. */
export const readCode: Handle = (state, element): Code => {
  const shown = codeText(element).replaceAll('\r', '');
  const leading = /^\n+/u.exec(shown)?.[0].length ?? 0;
  const language = element.properties['dataFoundLanguage'];
  const code: Code = {
    type: 'code', value: shown.slice(leading).trimEnd(), lang: typeof language === 'string' ? language : null, meta: null,
    data: { codeLine: (firstText(element)?.position?.start.line ?? element.position?.start.line ?? 1) + leading },
  };
  state.patch(element, code);
  return code;
};

/** Of a `pre`, its `code` and the boxes around it, from the inside out; undefined when none says. */
export function languageOf(pre: Element, around: Element[]): string | undefined {
  const inside = pre.children.filter((child) => child.type === 'element' && child.tagName === 'code') as Element[];
  for (const element of [...inside, pre, ...around.slice(-3).reverse()]) {
    const found = named(element);
    if (found !== undefined) return unspoken.has(found) ? '' : found;
  }
  // TypeDoc and plain highlight.js give the bare name, which only the code itself may be trusted with.
  const bare = [...inside, pre].flatMap(classesOf).find((name) => languages.has(name));
  return bare;
}

function named(element: Element): string | undefined {
  const { dataLanguage, dataLang, syntax } = element.properties;
  for (const value of [dataLanguage, dataLang, syntax]) if (typeof value === 'string' && value !== '') return value.toLowerCase();
  const names = classesOf(element);
  return names.map((name) => /^(?:language|lang|highlight-source|highlight|brush:?|src|sourceCode)[-:]([\w+#.-]+)$/u.exec(name)?.[1]?.toLowerCase()).find((name) => name !== undefined);
}

/** What generators write where the author named no language. */
const unspoken = new Set(['default', 'none', 'text', 'plaintext', 'plain', 'txt', 'unknown', 'undefined']);

const languages = new Set([
  'js', 'jsx', 'ts', 'tsx', 'javascript', 'typescript', 'mjs', 'cjs', 'json', 'json5', 'yaml', 'yml', 'toml', 'html', 'xml', 'css', 'scss', 'less', 'vue', 'svelte', 'astro',
  'sh', 'bash', 'shell', 'console', 'zsh', 'powershell', 'python', 'py', 'ruby', 'rust', 'go', 'java', 'kotlin', 'swift', 'c', 'cpp', 'csharp', 'php', 'sql', 'graphql', 'diff', 'markdown', 'md', 'dockerfile', 'ini',
]);

/** Each line once, also where lines are boxes with no line end between them. */
function codeText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  let text = '';
  let wasLine = false;
  for (const child of node.children) {
    const isLine = child.type === 'element' && (child.tagName === 'div' || child.tagName === 'tr' || child.tagName === 'li');
    const shown = codeText(child);
    if ((isLine || wasLine) && text !== '' && !text.endsWith('\n') && !shown.startsWith('\n')) text += '\n';
    text += shown;
    wasLine = isLine;
  }
  return text;
}

function firstText(node: Nodes): Nodes | undefined {
  if (node.type === 'text' || !('children' in node)) return node.type === 'text' ? node : undefined;
  for (const child of node.children) {
    const found = firstText(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties['className']) ? properties['className'].map(String) : [];
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
