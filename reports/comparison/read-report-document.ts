import { readFileSync } from 'node:fs';
import { UserError } from '../../tasks/user-error.ts';
import type { ReportDocument } from '../report.ts';
import { reportSchema } from '../report-schema.ts';

/** A report that `uagent report --format json` wrote; anything else is a UserError that says where it departs. */
export function readReportDocument(file: string): ReportDocument {
  const result = reportSchema.safeParse(parse(file));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined ? '' : ` (${issue.path.join('.') || 'the whole'}: ${issue.message})`;
  throw new UserError(`${file} is no report document of this version of uagent${where}. Write it again: uagent report <run> --format json.`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
