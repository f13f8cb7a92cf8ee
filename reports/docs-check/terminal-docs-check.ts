import { styleText } from 'node:util';
import type { CheckedSnippet, DocsFinding } from '../../evaluators/docs-check/snippet.ts';
import { counted } from '../../tasks/counted.ts';
import type { Paint } from '../terminal-table.ts';
import { terminalText } from '../terminal-text.ts';
import { fitText } from '../text-width.ts';
import { wrapText } from '../wrap-text.ts';
import { countSnippets, obstacleWords, skipWords, type DocsCheck } from './docs-check.ts';

export interface DocsCheckTextOptions {
  /** Width in characters. */
  columns: number;
  colour: boolean;
  /** Also what was not found fault with. */
  everyBlock: boolean;
}

/** Each finding with its place, its line of code and what is wrong with it; then how much was looked at. */
export function renderDocsCheck(checks: readonly DocsCheck[], { columns, colour, everyBlock }: DocsCheckTextOptions): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  return checks.map((check) => [
    ...(everyBlock ? [check.snippets.map((each) => blockLine(each)).join('\n')] : []),
    ...check.snippets.flatMap(({ snippet, findings }) => findings.map((finding) => findingText(snippet, finding, { columns, paint }))),
    summary(check, columns, paint),
  ].filter((part) => part !== '').join('\n\n')).map((text) => `${text}\n`).join('\n');
}

interface Painting {
  columns: number;
  paint: Paint;
}

function findingText({ path, anchor, url }: CheckedSnippet['snippet'], { level, code, line, column, excerpt, message, suggestion }: DocsFinding, { columns, paint }: Painting): string {
  const place = `${terminalText(path)}:${String(line)}:${String(column)}`;
  const mark = paint(level === 'error' ? 'red' : 'yellow', level);
  const lines = message.split('\n').map((each) => terminalText(shortenTypes(each))).filter((each) => each !== '');
  const hint = suggestion === undefined || message.includes(suggestion) ? [] : [`Did you mean "${terminalText(suggestion)}"?`];
  return [
    `${paint('bold', place)}  ${mark}  ${paint('dim', [code, ...(url === undefined ? anchor === undefined ? [] : [`#${anchor}`] : [url])].map(terminalText).join('  '))}`,
    `  ${paint('cyan', fitText(terminalText(excerpt), columns - 2))}`,
    ...[...lines.slice(0, mostLines), ...hint].flatMap((each) => wrapText(clip(each, 600), columns - 4).split('\n')).map((each) => `    ${each}`),
  ].join('\n');
}

/** Types that nobody reads to their end, which the compiler quotes in full: the beginning says which they are. */
function shortenTypes(line: string): string {
  return line.replaceAll(/(?<=\b(?:[Tt]ype|parameter of type|types|constraint|Overload \d+ of \d+,) )'([^'\n]{80,})'/gu, (_, type: string) => `'${type.slice(0, 60).trimEnd()} …'`);
}

/** A complaint about overloads tells of each; the first lines say what matters. */
const mostLines = 4;

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}

function blockLine({ snippet: { path, line }, verdict, reason, run }: CheckedSnippet): string {
  const detail = reason === undefined ? (run.kind === 'not-run' ? `not run: ${obstacleWords[run.reason]}` : run.kind) : skipWords[reason];
  return `${verdict.padEnd(7)} ${terminalText(path)}:${String(line)}  ${detail}`;
}

function summary({ packages, snippets }: DocsCheck, columns: number, paint: Paint): string {
  const { blocks, checked, ran, broken, warnings, skipped, notRun } = countSnippets(snippets);
  const name = packages.map((each) => `${each.name} ${each.version}`).join(', ');
  const verdict = broken > 0 ? paint('red', `${String(broken)} broken`) : paint('green', 'none broken');
  const extra = warnings > 0 ? `, ${paint('yellow', counted(warnings, 'warning'))}` : '';
  const lines = [`${paint('bold', terminalText(name))}: ${counted(checked, 'example')} checked, ${String(ran)} of them run, ${verdict}${extra}.`];
  if (checked === 0) lines.push(blocks === 0 ? 'The docs have no code blocks. Docs that lie elsewhere are added with --docs <folder>.' : 'None of the code blocks could be told to use the library.');
  lines.push(...list(`Not run: `, notRun, obstacleWords), ...list(`Passed over ${String(blocks - checked)} of ${counted(blocks, 'code block')}: `, skipped, skipWords));
  if (broken > 0) lines.push('An example that is right as it stands is left alone behind a comment "uagent: skip", such as <!-- uagent: skip -->.');
  return lines.map((line) => wrapText(line, columns)).join('\n');
}

function list<Key extends string>(lead: string, counts: ReadonlyMap<Key, number>, words: Record<Key, string>): string[] {
  if (counts.size === 0) return [];
  const parts = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key, count]) => `${String(count)} ${words[key]}`);
  return [`${lead}${parts.join(', ')}.`];
}
