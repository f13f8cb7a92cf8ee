import path from 'node:path';
import { reportJudgement } from '../../reports/judging/report-judgement.ts';
import { judgeRows, type JudgedRow } from '../../runs/calibration/judge-rows.ts';
import { measureAgreement } from '../../runs/calibration/measure-agreement.ts';
import { readGradedRows, type Scale } from '../../runs/calibration/read-graded-rows.ts';
import { openStore } from '../../runs/store.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { GlobalOptions } from '../commands/options.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { createProgress } from '../progress.ts';
import { homeOf } from './home.ts';
import { openJudges } from './open-judges.ts';
import { renderCalibration } from './render-calibration.ts';

export interface CalibrateOptions extends GlobalOptions {
  judge?: string[];
  scale: Scale;
  concurrency: number;
  json?: boolean;
}

/** Lets judges grade what people have graded, and shows how far they agree. */
export async function calibrate(csv: string, options: CalibrateOptions, context: CliContext): Promise<ExitCode> {
  if (options.judge === undefined) throw new UserError('Say which judge is to be calibrated: --judge openai:<name>.');
  const progress = createProgress(context.messages);
  const { rows, ignored } = readGradedRows(path.resolve(context.workingFolder, csv), options.scale);
  const judges = openJudges(options.judge, context);
  if (ignored.length > 0) progress.say(`Columns without a meaning here: ${ignored.join(', ')}.`);
  using store = openStore(homeOf(options, context));
  const judged = await judgeRows({
    rows, judges, store, concurrency: options.concurrency, signal: context.signal,
    onJudged: ({ id, dimension }, { judge, verdict }, finished) => {
      progress.update(`[${String(finished)}/${String(rows.length * judges.length)}] ${judge} on ${dimension} of ${id}: ${verdict.kind === 'scored' ? String(Math.round(verdict.score)) : `unscored, ${verdict.reason}`}`);
    },
  });
  progress.end();
  const goOn = 'What was answered is saved: the same command goes on from there.';
  if (judged === null) {
    progress.say(`Interrupted. ${goOn}`);
    return 3;
  }
  const [failure] = judges.flatMap((judge) => judge.failure() ?? []);
  const hasGrades = judged.some(({ judgements }) => judgements.some(({ verdict }) => verdict.kind === 'scored'));
  if (failure !== undefined && !hasGrades) throw new UserError(failure);
  show({ csv, judged, judges: judges.map(({ id }) => id), options, context });
  if (!judged.some(isIncomplete)) return 0;
  progress.say(`${failure ?? 'Some questions got no answer.'} ${goOn}`);
  return 3;
}

function isIncomplete({ judgements }: JudgedRow): boolean {
  return judgements.some(({ verdict }) => verdict.kind === 'unscored' && verdict.cause === 'endpoint');
}

function show({ csv, judged, judges, options, context }: { csv: string; judged: JudgedRow[]; judges: string[]; options: CalibrateOptions; context: CliContext }): void {
  const agreement = measureAgreement(judged, judges);
  if (options.json !== true) {
    context.output.write(renderCalibration(agreement, context.output.columns));
    return;
  }
  const document = {
    version: 1, file: csv, scale: options.scale, agreement: agreement.judges, humans: agreement.humans,
    rows: judged.map(({ id, dimension, humans, judgements }) => ({ id, dimension, humans, judgements: judgements.map(reportJudgement) })),
  };
  context.output.write(`${JSON.stringify(document, null, 2)}\n`);
}
