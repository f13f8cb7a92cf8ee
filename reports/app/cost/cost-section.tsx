import type { VNode } from 'preact';
import type { Cost } from '../../cost/cost.ts';
import { costNotes, costTitle } from '../../cost/cost-words.ts';
import { dollars } from '../../cost/dollars.ts';
import type { Report } from '../../report.ts';
import { plural, thousands } from '../figures.ts';
import { personaTitle, taskTitle } from '../parts/group-name.ts';
import { CostTable } from './cost-table.tsx';
import { DearestAttempts } from './dearest-attempts.tsx';

/** What the attempts cost in money, tokens and time; nothing where no model was called. */
export function CostSection({ report }: { report: Report }): VNode | null {
  const { cost } = report;
  if (cost === undefined) return null;
  return (
    <section id="cost">
      <h2 tabIndex={-1}>{costTitle}</h2>
      {cost.total.attempts === 0 ? null : <Tables report={report} cost={cost} />}
      <p class="muted small">{costNotes(cost).join(' ')}</p>
    </section>
  );
}

function Tables({ report, cost }: { report: Report; cost: Cost }): VNode {
  const { attempts, usage, usd } = cost.total;
  return (
    <>
      <p>
        {usd === null ? 'The attempts took' : `The attempts cost ${dollars(usd)}${attempts > 1 ? `, ${dollars(usd / attempts)} each,` : ''} and took`} {thousands(usage.inputTokens + usage.outputTokens)} tokens in {plural(usage.calls, 'call')}.
      </p>
      <CostTable id="cost-persona" caption="By persona" first="Persona" rows={cost.personas.map((sum) => ({ name: personaTitle(report, sum.persona), sum }))} totals={[{ name: 'All', sum: cost.total }]} />
      {cost.models.length < 2 ? null : <CostTable id="cost-model" caption="By model" first="Model" rows={cost.models.map((sum) => ({ name: sum.model, sum }))} />}
      <CostTable id="cost-task" caption="By task" first="Task" rows={cost.tasks.map((sum) => ({ name: taskTitle(report, sum.task), sum }))} />
      <DearestAttempts report={report} />
    </>
  );
}
