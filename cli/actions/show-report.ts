import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildReport } from '../../reports/build-report.ts';
import { renderers, type RendererId } from '../../reports/renderers/index.ts';
import type { ReportDocument, ReportHead } from '../../reports/report.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import type { Outcome } from '../../runs/outcome.ts';
import type { Run } from '../../runs/run.ts';
import type { Payment } from '../../runs/store-replies.ts';
import type { Store } from '../../runs/store.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext } from '../context.ts';
import { makeFolder } from '../../tasks/make-folder.ts';
import { homeOf } from './home.ts';
import { listFloorRuns } from './list-floor-runs.ts';
import { toolVersion } from '../tool-version.ts';

export interface ShowReportRequest {
  run: Run;
  outcomes: Outcome[];
  store: Store;
  payments: Payment[];
  formats: RendererId[];
  options: GlobalOptions & { out?: string; json?: boolean };
  context: CliContext;
}

/** Writes the report in every form asked for, and prints the table with the paths, or the document with `--json`. Gives it back. */
export async function showReport({ run, outcomes, store, payments, formats, options, context }: ShowReportRequest): Promise<ReportHead> {
  const document = buildReport({ run, outcomes, payments, floorRuns: listFloorRuns(store, run), version: toolVersion() });
  const folder = options.out === undefined ? path.join(homeOf(options, context), 'reports', run.id) : path.resolve(context.workingFolder, options.out);
  const files = await writeFiles(document, formats, folder);
  if (options.json === true) {
    context.output.write(await renderers.json.render(document));
    return document;
  }
  const { columns, colour } = context.output;
  context.output.write(`${renderTerminal(document, { columns, colour })}\n${files.map((file) => `${path.basename(file)}: ${file}`).join('\n')}\n`);
  return document;
}

async function writeFiles(document: ReportDocument, formats: RendererId[], folder: string): Promise<string[]> {
  makeFolder(folder, 'report folder');
  const files: string[] = [];
  for (const format of formats) {
    const renderer = renderers[format];
    const file = path.join(folder, renderer.fileName);
    writeFileSync(file, await renderer.render(document));
    files.push(file);
  }
  return files;
}
