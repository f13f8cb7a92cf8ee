import type { VNode } from 'preact';
import { dollars } from '../../cost/dollars.ts';
import type { AttemptRow } from '../../attempt-row.ts';
import type { Report } from '../../report.ts';
import { thousands } from '../figures.ts';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { routeTo } from '../route.ts';

const most = 5;

/** Where the money went, or the tokens where a price is unknown. */
export function DearestAttempts({ report }: { report: Report }): VNode | null {
  const called = report.attempts.filter(({ usage }) => usage.calls > 0);
  if (called.length <= most) return null;
  const isPriced = called.every(({ usd }) => usd !== null);
  const weight = (attempt: AttemptRow): number => (isPriced ? (attempt.usd ?? 0) : tokensOf(attempt));
  const dearest = [...called].sort((a, b) => weight(b) - weight(a) || (a.key < b.key ? -1 : 1)).slice(0, most);
  return (
    <>
      <h3>The dearest attempts</h3>
      <ul class="dearest">
        {dearest.map((attempt) => (
          <li key={attempt.key}>
            <a href={routeTo('attempts', { open: attempt.key })}>
              {taskTitle(report, attempt.trial.task)}, {personaTitle(report, attempt.trial.persona)}
              {report.groups.length === 1 ? '' : `, ${attempt.trial.model}`}
              {attempt.trial.repeat === 1 ? '' : `, repeat ${String(attempt.trial.repeat)}`}
            </a>
            <span class="muted">
              {isPriced ? `${dollars(attempt.usd)}, ` : ''}
              {thousands(tokensOf(attempt))} tokens
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function tokensOf({ usage }: AttemptRow): number {
  return usage.inputTokens + usage.outputTokens;
}
