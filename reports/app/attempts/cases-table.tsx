import type { VNode } from 'preact';
import type { CaseFailure, ReportAttempt, ReportCase, ReportTask } from '../../report.ts';
import { Fold } from '../parts/fold.tsx';
import { LongText } from '../parts/long-text.tsx';

export interface CasesTableProps {
  cases: ReportAttempt['cases'];
  /** Inputs and expected outputs, where the suite lets reports show them. */
  shown: ReportTask['cases'];
}

/** Each hidden case with its verdict. */
export function CasesTable({ cases, shown }: CasesTableProps): VNode | null {
  if (cases.length === 0) return null;
  const passed = cases.filter((verdict) => verdict.passed).length;
  return (
    <>
      <h2>
        Hidden cases <span class="muted">{`${String(passed)} of ${String(cases.length)} pass`}</span>
      </h2>
      <table class="cases">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((verdict, i) => (
            <tr key={i}>
              <th scope="row">{verdict.name}</th>
              <td>
                <Row verdict={verdict} values={shown?.find(({ name }) => name === verdict.name)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown === undefined ? <p class="muted small">Inputs and expected outputs stay in the suite; “cases: shown” in its suite.yaml lets reports of later runs have them.</p> : null}
    </>
  );
}

const failureWords: Record<CaseFailure, string> = {
  'wrong-answer': 'wrong answer', threw: 'threw', 'timed-out': 'timed out', crashed: 'crashed', 'not-serialisable': 'cannot be compared', 'non-deterministic': 'not the same every time',
};

function Verdict({ verdict: { passed, failure, message } }: { verdict: ReportCase }): VNode {
  if (passed) return <span class="outcome solved">passes</span>;
  return (
    <>
      <span class="outcome failed">{failure === undefined ? 'fails' : failureWords[failure]}</span> <code>{message}</code>
    </>
  );
}

function Row({ verdict, values }: { verdict: ReportCase; values: NonNullable<ReportTask['cases']>[number] | undefined }): VNode {
  if (values === undefined) return <Verdict verdict={verdict} />;
  return (
    <Fold summary={<Verdict verdict={verdict} />}>
      {() => (
        <>
          <p class="muted small">Input</p>
          <LongText text={values.input} />
          <p class="muted small">Expected output</p>
          <LongText text={values.expected} />
        </>
      )}
    </Fold>
  );
}
