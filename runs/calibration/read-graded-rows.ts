import path from 'node:path';
import { dimensions, type Dimension } from '../../evaluators/evaluation.ts';
import { didYouMean } from '../../tasks/did-you-mean.ts';
import { readTextFile } from '../../tasks/read-yaml-file.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GradedRow } from './graded-row.ts';
import { parseCsv, type CsvRecord } from './parse-csv.ts';
import { readHeader, type Header } from './read-header.ts';

/** The scale of the human grades, which is stretched to 0 to 100. */
export interface Scale {
  low: number;
  high: number;
}

export interface GradedRows {
  rows: GradedRow[];
  /** Columns that mean nothing here. */
  ignored: string[];
}

/** Reads human grades from a CSV file, whose columns `docs/judges.md` describes; every mistake is a line of one UserError. */
export function readGradedRows(file: string, scale: Scale): GradedRows {
  const [first, ...rest] = parseCsv(readTextFile(file, 'CSV file'), file);
  if (first === undefined) throw new UserError(`${file}:1: the file is empty; expected a line with the names of the columns.`);
  const header = readHeader(first, file);
  if (rest.length === 0) throw new UserError(`${file}:${String(first.line + 1)}: there is no row; expected one for each graded piece of code.`);
  const mistakes: string[] = [];
  const seen = new Map<string, number>();
  const rows = rest.flatMap((record) => {
    const say = (words: string): void => void mistakes.push(`${file}:${String(record.line)}: ${words}`);
    const row = readRow({ record, header, scale, folder: path.dirname(file), say });
    const key = `${row?.dimension ?? ''} of ${row?.id ?? ''}`;
    const before = row === undefined ? undefined : seen.get(key);
    if (before !== undefined) say(`${key} stands on line ${String(before)} already; expected one row for each id and dimension.`);
    seen.set(key, record.line);
    return row === undefined ? [] : [row];
  });
  if (mistakes.length > 0) throw new UserError(listed(mistakes));
  return { rows, ignored: header.ignored };
}

/** A file with a thousand mistakes mostly has one. */
const mostMistakes = 20;

function listed(mistakes: readonly string[]): string {
  const rest = mistakes.length - mostMistakes;
  return [...mistakes.slice(0, mostMistakes), ...(rest > 0 ? [`… and ${String(rest)} more rows with mistakes.`] : [])].join('\n');
}

interface RowRequest {
  record: CsvRecord;
  header: Header;
  scale: Scale;
  folder: string;
  say: (mistake: string) => void;
}

function readRow({ record: { cells }, header, scale, folder, say }: RowRequest): GradedRow | undefined {
  if (cells.length !== header.names.length) {
    say(`${String(cells.length)} cells; expected ${String(header.names.length)}, as many as there are columns.`);
    return undefined;
  }
  const cell = (name: string): string => cells[header.names.indexOf(name)] ?? '';
  /** From the column, or from the file that its `_file` column names. */
  const text = (name: string): string => {
    const given = cell(`${name}_file`).trim();
    if (given === '') return cell(name);
    if (cell(name).trim() !== '') say(`both ${name} and ${name}_file are given; expected one of them.`);
    return readReferenced(path.resolve(folder, given), `${name}_file`, say);
  };
  const id = cell('id').trim();
  if (id === '') say('id: missing; expected a name for the row.');
  const dimension = readDimension(cell('dimension').trim(), say);
  const code = text('code');
  if (code.trim() === '') say('code: missing; expected code in the column code, or the path of a file in code_file.');
  const material = { task: text('task').trim(), library: cell('library').trim(), starter: text('starter').trim(), reference: text('reference').trim() };
  for (const part of dimension === undefined ? [] : needed[dimension]) if (material[part] === '') say(`${part}: missing; a judge of ${dimension ?? ''} must know it.`);
  const humans = header.humans.map((name) => readGrade(cell(name).trim(), { name, scale, say }));
  if (header.humans.every((name) => cell(name).trim() === '')) say(`${header.humans.join(', ')}: missing; expected at least one grade from ${String(scale.low)} to ${String(scale.high)}.`);
  if (dimension === undefined) return undefined;
  const language = cell('language').trim() || (languages[path.extname(cell('code_file').trim())] ?? '');
  const parts = Object.fromEntries(Object.entries(material).filter(([, value]) => value !== ''));
  return { id, dimension, material: { language, parts, submission: [{ name: 'solution', code }] }, humans };
}

const needed: Record<Dimension, ('task' | 'library')[]> = { correctness: ['task'], compliance: ['task', 'library'], readability: [] };

const languages: Record<string, string> = { '.ts': 'typescript', '.mts': 'typescript', '.cts': 'typescript', '.js': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript', '.py': 'python', '.java': 'java' };

function readDimension(name: string, say: (mistake: string) => void): Dimension | undefined {
  const dimension = dimensions.find((each) => each === name);
  if (dimension === undefined) say(`dimension: ${name === '' ? 'missing' : `"${name}" is unknown`}; expected ${dimensions.join(', ')}.${didYouMean(name, dimensions)}`);
  return dimension;
}

function readGrade(text: string, { name, scale: { low, high }, say }: { name: string; scale: Scale; say: (mistake: string) => void }): number | null {
  if (text === '') return null;
  const grade = Number(text);
  if (Number.isFinite(grade) && grade >= low && grade <= high) return (100 * (grade - low)) / (high - low);
  say(`${name}: "${text}" is no grade; expected a number from ${String(low)} to ${String(high)}${Number.isFinite(grade) ? ' (--scale says which)' : ''}.`);
  return null;
}

function readReferenced(file: string, column: string, say: (mistake: string) => void): string {
  try {
    return readTextFile(file, 'file');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(`${column}: ${error.message}`);
    return '(missing)';
  }
}
