import type { VNode } from 'preact';
import type { ReportAttempt } from '../../report.ts';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';
import { plural } from '../figures.ts';

/** What the submitted code printed while the cases ran. */
export function PrintedOutput({ output: { stdout, stderr } }: { output: ReportAttempt['output'] }): VNode | null {
  if (stdout === '' && stderr === '') return null;
  return (
    <>
      <h2>Printed</h2>
      {stdout === '' ? null : <Fold summary={`Standard output, ${plural(stdout.length, 'character')}`}>{() => <LongText text={stdout} />}</Fold>}
      {stderr === '' ? null : <Fold summary={`Standard error, ${plural(stderr.length, 'character')}`}>{() => <LongText text={stderr} />}</Fold>}
    </>
  );
}
