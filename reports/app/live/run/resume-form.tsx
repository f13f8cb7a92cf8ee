import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ResumeRequest } from '../../../live/start-request.ts';
import type { LiveRun } from '../../../live/live-run.ts';
import { api, asRefused, type Refused } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { numberOrNull } from '../parts/number-or-null.ts';

/** Goes on with what is not finished; limits of the sitting before do not hold any more. */
export function ResumeForm({ run: { id, planned, graded } }: { run: LiveRun }): VNode {
  const [budgetUsd, setBudgetUsd] = useState('');
  const [budgetTokens, setBudgetTokens] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const [isAsked, setAsked] = useState(false);
  const resume = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    setRefused(undefined);
    const body: ResumeRequest = { budgetUsd: numberOrNull(budgetUsd), budgetTokens: numberOrNull(budgetTokens), concurrency: 4 };
    api.resume(id, body).catch((error: unknown) => {
      setRefused(asRefused(error));
      setAsked(false);
    });
  };
  return (
    <form class="resume" onSubmit={resume}>
      <Field label="Budget, US dollars" kind="number" value={budgetUsd} onInput={setBudgetUsd} hint="none when left empty" error={refused?.fields['budgetUsd']} />
      <Field label="Budget, tokens" kind="number" value={budgetTokens} onInput={setBudgetTokens} hint="earlier sittings count" error={refused?.fields['budgetTokens']} />
      <button type="submit" class="primary" disabled={isAsked}>
        Resume the {planned - graded} that are left
      </button>
      {refused === undefined ? null : <Notice>{refused.message}</Notice>}
    </form>
  );
}
