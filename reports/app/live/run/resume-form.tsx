import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ResumeRequest } from '../../../live/start-request.ts';
import type { LiveRun } from '../../../live/live-run.ts';
import { plural } from '../../figures.ts';
import { api, asRefused, type Refused } from '../api.ts';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { numberOrNull } from '../parts/number-or-null.ts';

export interface ResumeFormProps {
  run: LiveRun;
  /** Attempts whose report lacks a score. */
  unscored: number;
}

/** Goes on with what is not finished, and with what has no score where that is wanted; budgets of the sitting before do not hold any more. */
export function ResumeForm({ run: { id, planned, graded, asked }, unscored }: ResumeFormProps): VNode {
  const left = planned - graded;
  const [concurrency, setConcurrency] = useState(String(asked?.concurrency ?? 4));
  const [budgetUsd, setBudgetUsd] = useState('');
  const [budgetTokens, setBudgetTokens] = useState('');
  const [isRetrying, setRetrying] = useState(left === 0);
  const [refused, setRefused] = useState<Refused>();
  const [isAsked, setAsked] = useState(false);
  const resume = (event: Event): void => {
    event.preventDefault();
    setAsked(true);
    setRefused(undefined);
    const body: ResumeRequest = { budgetUsd: numberOrNull(budgetUsd), budgetTokens: numberOrNull(budgetTokens), concurrency: Number(concurrency.trim() === '' ? NaN : concurrency), retryUnscored: isRetrying && unscored > 0 };
    api.resume(id, body).catch((error: unknown) => {
      setRefused(asRefused(error));
      setAsked(false);
    });
  };
  const gates = asked?.gates ?? [];
  return (
    <form class="resume" onSubmit={resume}>
      <div class="beside">
        <Field label="Budget, US dollars" kind="number" value={budgetUsd} onInput={setBudgetUsd} hint="none when left empty" error={refused?.fields['budgetUsd']} />
        <Field label="Budget, tokens" kind="number" value={budgetTokens} onInput={setBudgetTokens} hint="earlier sittings count" error={refused?.fields['budgetTokens']} />
        <Field label="At once" kind="number" value={concurrency} onInput={setConcurrency} hint={asked === null ? 'conversations under way' : 'as before, unless changed'} error={refused?.fields['concurrency']} />
      </div>
      {unscored === 0 || left === 0 ? null : (
        <Choice label={`Try the ${plural(unscored, 'attempt')} without a full score again`} hint="What endpoint or machine left without one is tried and graded anew." checked={isRetrying} onChange={setRetrying} />
      )}
      {gates.length === 0 ? null : <p class="hint">It is held against the gates of before: {gates.join(' ')}</p>}
      <button type="submit" class="primary" disabled={isAsked}>
        {left > 0 ? `Resume the ${String(left)} that ${left === 1 ? 'is' : 'are'} left` : `Try the ${String(unscored)} again`}
      </button>
      {refused === undefined || Object.keys(refused.fields).length > 0 ? null : <Notice>{refused.message}</Notice>}
    </form>
  );
}
