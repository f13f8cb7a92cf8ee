import type { SeenPassage } from '../attempt.ts';
import { readSignatures } from './read-signatures.ts';
import type { Snippet } from './snippet.ts';

/**
 * The code of the passages seen, in the order in which they were seen: blocks, and calls written out in the text. What no person
 * would read through is passed over.
 */
export function collectSnippets(passages: readonly SeenPassage[]): Snippet[] {
  const seen = new Set<string>();
  const snippets = passages.flatMap((passage, rank) => {
    const { blocks, prose } = readFences(passage.text.slice(0, longestPassage));
    const place = { page: passage.path, heading: passage.heading, rank };
    const around = prose.slice(0, longestProse);
    return [
      ...blocks
        .filter(({ language, code }) => languages.has(language) && code.trim() !== '' && code.length <= longestBlock)
        .map(({ code }): Snippet => ({ ...place, code, prose: around, isSignature: false })),
      ...readSignatures(prose).map(({ code, line }): Snippet => ({ ...place, code, prose: line, isSignature: true })),
    ];
  });
  // A page that was read whole shows the blocks of its passages again.
  return snippets.filter(({ page, code }) => {
    const key = `${page}\n${code}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  }).slice(0, mostBlocks);
}

interface Fences {
  blocks: { language: string; code: string }[];
  prose: string;
}

/** Fenced blocks as CommonMark has them, line by line: linear in whatever a page holds, and an unclosed fence ends with the text. */
function readFences(text: string): Fences {
  const fences: Fences = { blocks: [], prose: '' };
  const prose: string[] = [];
  let open: { fence: string; indent: number; language: string; lines: string[] } | null = null;
  for (const line of text.split(/\r?\n/u)) {
    const match = /^( {0,12})(`{3,}|~{3,})[ \t]*([^\s`{]*)/u.exec(line);
    if (open !== null) {
      const closes = match?.[3] === '' && (match[2] ?? '').startsWith(open.fence);
      if (closes) {
        fences.blocks.push({ language: open.language, code: open.lines.join('\n') });
        open = null;
      } else {
        open.lines.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
      }
    } else if (match === null) {
      prose.push(line);
    } else {
      open = { fence: match[2] ?? '', indent: match[1]?.length ?? 0, language: (match[3] ?? '').toLowerCase(), lines: [] };
    }
  }
  if (open !== null) fences.blocks.push({ language: open.language, code: open.lines.join('\n') });
  fences.prose = prose.join('\n');
  return fences;
}

const languages = new Set(['', 'js', 'jsx', 'javascript', 'mjs', 'cjs', 'es6', 'node', 'ts', 'tsx', 'typescript', 'mts', 'cts', 'd.ts']);
const longestPassage = 200_000;
const longestBlock = 20_000;
const longestProse = 3000;
const mostBlocks = 600;
