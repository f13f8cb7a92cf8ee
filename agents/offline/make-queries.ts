import type { Task } from '../../tasks/task.ts';
import { words } from './words.ts';

/** What to search for, the most telling query first: the title, then the instructions sentence by sentence, then single words. */
export function makeQueries({ title, entry, instructions }: Pick<Task, 'title' | 'entry' | 'instructions'>): string[] {
  const split = entry.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').toLowerCase();
  // `pageRank` may be a `pagerank` to the docs.
  const entryWords = split.includes(' ') ? `${split} ${entry.toLowerCase()}` : split;
  const prose = instructions.replace(/`([^`]*)`/gu, (_, code: string) => (/^\w+$/u.test(code) ? code : ' ')).replace(/[*_#>]/gu, ' ');
  const sentences = prose.split(/[.:;?!](?:\s|$)|\n\s*[-\n]/u).map((sentence) => sentence.replace(/\s+/gu, ' ').trim()).filter((sentence) => words(sentence).length >= 3);
  const [first, ...rest] = sentences;
  // Sentences that share most with the title say what it is about; the others are conditions and formats.
  const about = words(`${title} ${entry}`);
  const close = rest.map((sentence) => ({ sentence, shared: words(sentence).filter((word) => about.includes(word)).length })).sort((a, b) => b.shared - a.shared).map(({ sentence }) => sentence);
  const queries = [`${title} ${entryWords}`, ...(first === undefined ? [] : [`${title} ${first}`]), `${entryWords} usage example`, ...close, ...about];
  return [...new Set(queries.map((query) => query.slice(0, longestQuery)))];
}

const longestQuery = 300;
