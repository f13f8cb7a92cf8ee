import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UserError } from '../../tasks/user-error.ts';

export interface CsvRecord {
  cells: string[];
  /** On which it begins, 1-based: quoted cells may span lines. */
  line: number;
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number(), empty_lines: z.number() }) }));

/** The records of CSV text (RFC 4180, comma-separated), blank lines left out; a mistake of form is a UserError with its line. */
export function parseCsv(text: string, file: string): CsvRecord[] {
  let end = { lines: 0, empty: 0 };
  return parsed(text, file).map(({ record, info: { lines, empty_lines: empty } }) => {
    const line = end.lines + 1 + empty - end.empty;
    end = { lines, empty };
    return { cells: record, line };
  });
}

function parsed(text: string, file: string): z.infer<typeof records> {
  try {
    return records.parse(parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    throw new UserError(`${file}:${typeof line === 'number' ? String(line) : '1'}: ${error.message} A cell with quotes, commas or line breaks stands in double quotes, and a quote inside it is doubled.`, { cause: error });
  }
}
