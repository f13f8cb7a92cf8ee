import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { counted } from '../../tasks/counted.ts';
import { frictionWords } from '../friction-words.ts';
import { fitComment, markdownFold, markdownTable } from '../renderers/markdown-blocks.ts';
import { markdownText } from '../renderers/markdown-text.ts';
import { comparisonNotes } from './comparison-notes.ts';
import { comparisonSentence, precisionSentence } from './comparison-sentence.ts';
import { byChange, figureCells, figureTitles, findingWords, solvedLines, taskColumns } from './comparison-tables.ts';
import { differenceWords } from './difference-words.ts';

/** One screen for a pull request, with the details folded. */
export function markdownComparison(comparison: RunComparison): string {
  const { verdict, dimensions, personas, libraries, tasks, solved, friction, findings, suite, pairs } = comparison;
  const unsure = dimensions.filter((each) => each.verdict === 'no conclusion').map(precisionSentence).find((text) => text !== '');
  const figures = (first: string, parts: typeof dimensions, columns: number = figureTitles.length): string =>
    markdownTable([first, ...figureTitles.slice(0, columns)], parts.map((part) => [markdownText(part.name), ...figureCells(part).slice(0, columns)]));
  const met = friction.classes.map(({ class: kind, base, head }) => [frictionWords[kind], kind, String(base), String(head)]);
  const differs = comparison.differs.map((each) => markdownText(differenceWords(each)));
  const notes = comparisonNotes(comparison).map((note) => `> **Note** ${markdownText(note)}`);
  const blocks = [
    `## Usability: ${verdict}`,
    `${marks[verdict]} ${markdownText(comparisonSentence(comparison))}`,
    figures('Dimension', dimensions),
    ...(unsure === undefined ? [] : [markdownText(unsure)]),
    `${markdownText(suite.title)}: ${counted(pairs.compared, 'pair')} of attempts at ${counted(pairs.tasks, 'task')}; task by task and persona by persona ${String(solved.won.length)} solved more often, ${String(solved.lost.length)} less often.`,
    ...(differs.length === 0 ? [] : [`What differs between the runs: ${differs.slice(0, mostSeen).join('; ')}${differs.length > mostSeen ? `; and ${String(differs.length - mostSeen)} more, below` : ''}.`]),
    ...(notes.length === 0 ? [] : [notes.slice(0, mostSeen).join('\n>\n')]),
    ...(differs.length > mostSeen ? [markdownFold('What differs between the runs', differs.map((each) => `- ${each}`).join('\n'))] : []),
    ...(notes.length > mostSeen ? [markdownFold('More notes', notes.slice(mostSeen).join('\n>\n'))] : []),
    markdownFold('Personas', figures('Persona', personas)),
    ...(libraries.length > 1 ? [markdownFold('Libraries', figures('Library', libraries))] : []),
    markdownFold('Tasks', figures('Task', byChange(tasks), taskColumns(tasks))),
    ...list('Solved more often than before', solvedLines(solved.won, comparison)),
    ...list('Solved less often than before', solvedLines(solved.lost, comparison)),
    ...(met.length === 0 ? [] : [markdownFold(`Friction, attempts of ${String(friction.pairs)}`, markdownTable(['What happened', 'Class', 'Base', 'Head'], met))]),
    ...list(`New findings (${String(findings.new.length)})`, findings.new.map(findingWords)),
    ...list(`Findings that are gone (${String(findings.vanished.length)})`, findings.vanished.map(findingWords)),
  ];
  return fitComment(blocks, { whole: 'the page of `uagent compare --format html`' });
}

/** Before the folds. */
const mostSeen = 4;

const marks = { better: '✅', worse: '❌', 'no conclusion': '➖' } as const;

/** A comment has an end: the rest is in the JSON document. */
const mostItems = 20;

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > mostItems ? [`- and ${String(items.length - mostItems)} more`] : [];
  return [markdownFold(markdownText(title), [...items.slice(0, mostItems).map((text) => `- ${markdownText(text)}`), ...more].join('\n'))];
}
