import { didYouMean } from '../../tasks/did-you-mean.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CsvRecord } from './parse-csv.ts';

export interface Header {
  /** Every column, in the order of the file. */
  names: string[];
  /** Columns with human grades. */
  humans: string[];
  /** Columns that mean nothing here. */
  ignored: string[];
}

const known = ['id', 'dimension', 'code', 'code_file', 'language', 'task', 'task_file', 'library', 'starter', 'starter_file', 'reference', 'reference_file', 'human'];

/** The names of the columns. One that is nearly a known one is a mistake, any other that is unknown is left alone. */
export function readHeader({ cells, line }: CsvRecord, file: string): Header {
  const names = cells.map((name) => name.trim());
  const refuse = (words: string): never => {
    throw new UserError(`${file}:${String(line)}: ${words} Columns: ${known.join(', ')} (or human_1, human_2 …).`);
  };
  const humans = names.filter((name) => /^human(?:_\d+)?$/u.test(name));
  const unknown = names.filter((name) => !known.includes(name) && !humans.includes(name));
  if (names.length === 1 && /[;\t]/u.test(names[0] ?? '')) refuse('there is a single column; expected columns that are separated by commas.');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) refuse(`the column "${twice}" is there twice.`);
  for (const name of unknown) {
    const hint = name.length < 3 ? '' : didYouMean(name, known);
    if (hint !== '') refuse(`unknown column "${name}".${hint}`);
  }
  for (const name of ['id', 'dimension']) if (!names.includes(name)) refuse(`the column ${name} is missing.`);
  if (!names.includes('code') && !names.includes('code_file')) refuse('there is no code; expected a column code or code_file.');
  if (humans.length === 0) refuse('there are no grades; expected a column human, or human_1, human_2 and so on.');
  return { names, humans, ignored: unknown };
}
