import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { collectReport } from '../../reports/collect-report.ts';
import { renderers, type RendererId } from '../../reports/renderers/index.ts';
import type { Report } from '../../reports/report.ts';
import { createTextTable } from '../../reports/text-table.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import type { FactsOfRun } from '../../runs/library-facts.ts';
import { readLibraryFacts } from '../../runs/read-library-facts.ts';
import type { Run } from '../../runs/run.ts';
import type { Store } from '../../runs/store.ts';
import { makeFolder } from '../../tasks/make-folder.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext } from '../context.ts';
import { createProgress } from '../progress.ts';
import { toolVersion } from '../tool-version.ts';
import { homeOf } from './home.ts';
import { listFloorRuns } from './list-floor-runs.ts';
import { openReportFile, type ReportFile } from './report-file.ts';

export interface ShowReportRequest {
  run: Run;
  store: Store;
  formats: RendererId[];
  options: GlobalOptions & { out?: string; json?: boolean };
  context: CliContext;
}

/** Writes the report in every form asked for, and prints the table with the paths, or the document with `--json`. Gives it back. */
export async function showReport({ run, store, formats, options, context }: ShowReportRequest): Promise<Report> {
  const folder = options.out === undefined ? path.join(homeOf(options, context), 'reports', run.id) : path.resolve(context.workingFolder, options.out);
  makeFolder(folder, 'report folder');
  const facts = await readLibraryFacts({ run, home: homeOf(options, context), onProgress: createProgress(context.messages).say });
  const files = formats.map((format) => ({ format, file: path.join(folder, renderers[format].fileName) }));
  if (options.json !== true) {
    const report = await writeReport({ run, store, facts, files });
    const { columns, colour } = context.output;
    context.output.write(`${renderTerminal(report, { columns, colour })}\n${files.map(({ file }) => `${path.basename(file)}: ${file}`).join('\n')}\n`);
    return report;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'uagent-report-'));
  try {
    const printed = path.join(scratch, renderers.json.fileName);
    const document = files.find(({ format }) => format === 'json')?.file;
    const report = await writeReport({ run, store, facts, files: document === undefined ? [...files, { format: 'json', file: printed }] : files });
    printFile(document ?? printed, context.output.write);
    return report;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface WriteRequest extends Pick<ShowReportRequest, 'run' | 'store'> {
  facts: FactsOfRun;
  files: readonly { format: RendererId; file: string }[];
}

/** Every form in one pass over the outcomes. */
async function writeReport({ run, store, facts, files }: WriteRequest): Promise<Report> {
  const opened: ReportFile[] = [];
  try {
    for (const { format, file } of files) opened.push(await openReportFile(renderers[format], file));
    const { jsonOnce, shared } = createTextTable();
    const collector = collectReport({ run, payments: store.listPayments(run.id), floorRuns: listFloorRuns(store, run), facts, version: toolVersion() });
    for (const outcome of store.eachOutcome(run)) {
      const attempt = collector.add(outcome);
      if (attempt === null) continue;
      const json = jsonOnce(attempt, outcome);
      for (const each of opened) await each.add(attempt, json);
    }
    const report = collector.finish();
    for (const each of opened) await each.end(report, shared);
    return report;
  } finally {
    for (const each of opened) await each[Symbol.asyncDispose]();
  }
}

/** A piece at a time, as a long document is more than one text can hold. */
function printFile(file: string, write: (text: string) => void): void {
  const descriptor = openSync(file, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(1_000_000);
    for (let read = readSync(descriptor, buffer); read > 0; read = readSync(descriptor, buffer)) write(decoder.write(buffer.subarray(0, read)));
  } finally {
    closeSync(descriptor);
  }
}
