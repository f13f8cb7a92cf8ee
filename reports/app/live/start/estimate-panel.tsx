import type { VNode } from 'preact';
import type { Expected } from '../../../../runs/spending/expect.ts';
import type { BudgetVerdict } from '../../../../runs/spending/judge-budget.ts';
import type { Forecast } from '../../../../runs/spending/forecast.ts';
import { dollars } from '../../../cost/dollars.ts';
import { plural, thousands } from '../../figures.ts';
import { Refused } from '../api.ts';
import { RefusedNotice } from '../parts/refused-notice.tsx';

/** The document of `uagent run --dry-run --json`, as far as it is shown. */
export interface Estimate extends Forecast {
  planned: number;
  trials: Record<'personas' | 'models' | 'arms' | 'tasks' | 'libraries', Record<string, number>>;
  budgets: Partial<Record<'usd' | 'tokens', { limit: number; verdict: BudgetVerdict }>>;
  notes: string[];
  until?: { halfWidth: number; mostRepeats: number; trials: number };
  ablate: boolean;
}

export function EstimatePanel({ estimate }: { estimate: Estimate | Refused | undefined }): VNode {
  return (
    <div aria-live="polite">
      <h2>What it may cost</h2>
      {estimate === undefined ? <p class="muted">Counting …</p> : estimate instanceof Refused ? <RefusedNotice refused={estimate} /> : <Figures estimate={estimate} />}
    </div>
  );
}

function Figures({ estimate: { planned, trials, total, budgets, notes, rows, until, ablate } }: { estimate: Estimate }): VNode {
  const isFree = rows.every(({ basis }) => basis.kind === 'nothing-to-pay');
  return (
    <>
      <p class="estimate-trials">
        <strong>{plural(planned, 'trial')}</strong>
        <span class="muted small block">
          {([['libraries', 'librar', 'y', 'ies'], ['tasks', 'task', '', 's'], ['personas', 'persona', '', 's'], ['arms', 'arm', '', 's'], ['models', 'model', '', 's']] as const)
            .map(([part, stem, one, many]) => `${String(Object.keys(trials[part]).length)} ${stem}${Object.keys(trials[part]).length === 1 ? one : many}`)
            .join(' × ')}
        </span>
      </p>
      {isFree ? (
        <p>No model is called: nothing to pay.</p>
      ) : (
        <dl class="terms">
          <dt>Dollars</dt>
          <dd>{total.usd === null ? 'unknown: a price is not known' : expected(total.usd, dollars)}</dd>
          <dt>Tokens</dt>
          <dd>{total.tokens === null ? 'unknown' : expected(total.tokens, thousands)}</dd>
          <dt>Calls</dt>
          <dd>{expected(total.calls, thousands)}</dd>
          {budgets.usd === undefined ? null : <Budget words={dollars(budgets.usd.limit)} verdict={budgets.usd.verdict} />}
          {budgets.tokens === undefined ? null : <Budget words={`${thousands(budgets.tokens.limit)} tokens`} verdict={budgets.tokens.verdict} />}
        </dl>
      )}
      {until === undefined || until.trials === 0 ? null : (
        <p class="muted small">
          Repeats are added while an interval is wider than ±{until.halfWidth}, up to {until.mostRepeats}: at most {plural(until.trials, 'trial')} more, which are not in here.
        </p>
      )}
      {ablate ? <p class="muted small">What is taken out of the docs is known once they have been tried; those trials are not in here.</p> : null}
      {notes.map((note) => (
        <p key={note} class="muted small">
          {note}
        </p>
      ))}
    </>
  );
}

function Budget({ words, verdict }: { words: string; verdict: BudgetVerdict }): VNode {
  return (
    <>
      <dt>Budget</dt>
      <dd>
        {words}: {verdicts[verdict]}
      </dd>
    </>
  );
}

const verdicts: Record<BudgetVerdict, string> = { likely: 'likely to be enough', possible: 'may be enough', unlikely: 'unlikely to be enough', unknown: 'not known whether it is enough' };

function expected({ typical, high }: Expected, words: (value: number) => string): string {
  return typical === null ? `at most ${words(high)}` : `about ${words(typical)}, up to ${words(high)}`;
}
