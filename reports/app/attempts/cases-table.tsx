import type { VNode } from 'preact';
import type { ReportAttempt } from '../../report.ts';

export function CasesTable({ cases }: { cases: ReportAttempt['cases'] }): VNode | null {
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
              <td>{verdict.passed ? <span class="outcome solved">passes</span> : <Failure message={verdict.message} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Failure({ message }: { message: string }): VNode {
  return (
    <>
      <span class="outcome failed">fails</span> <code>{message}</code>
    </>
  );
}
