import type { Persona } from '../../agents/persona.ts';
import { dollars } from '../../reports/cost/dollars.ts';
import { terminalText } from '../../reports/terminal-text.ts';
import { wrapText } from '../../reports/wrap-text.ts';
import type { BudgetVerdict } from '../../runs/spending/judge-budget.ts';
import type { Expected } from '../../runs/spending/expect.ts';
import type { ForecastRow } from '../../runs/spending/forecast.ts';
import { counted } from '../../tasks/counted.ts';
import type { DryRun } from './dry-run.ts';
import { howToPrice, unpricedModels } from './open-pricing.ts';
import { textTable } from './text-table.ts';

/** A dry run as people read it. */
export function renderDryRun(plan: DryRun, personas: readonly Persona[], columns: number): string {
  const left = plan.planned - plan.finished;
  const kinds = Object.entries(plan.trials).map(([kind, counts]) => Object.keys(counts).length === 1 ? `1 ${nouns[kind] ?? kind}` : `${String(Object.keys(counts).length)} ${kind}`);
  const before = plan.finished === 0 ? '' : ` ${counted(plan.finished, 'trial')} of ${String(plan.planned)} ${plan.finished === 1 ? 'has' : 'have'} been tried before.`;
  return [
    `Dry run: ${counted(left, 'trial')} of ${terminalText(plan.suite.title)} (${kinds.join(', ')}).${before} No model was called, nothing was installed or stored.`,
    '',
    table(plan, personas, columns),
    ...[...footnotes(plan), ...plan.notes, ...budgetLines(plan)].map((line) => wrapText(line, columns)),
    '',
  ].join('\n');
}

const nouns: Record<string, string> = { personas: 'persona', models: 'model', arms: 'arm', tasks: 'task', libraries: 'library' };

function table({ rows, judges, total, planned, finished }: DryRun, personas: readonly Persona[], columns: number): string {
  const titleOf = (id: string): string => terminalText(personas.find((persona) => persona.id === id)?.title ?? id);
  return textTable({
    head: ['persona', 'model', 'arm', 'trials', 'calls', 'tokens', 'dollars', 'from'],
    rows: [
      ...rows.map((row) => [titleOf(row.persona), terminalText(row.model), row.arm, String(row.trials), figures(row.calls), figures(row.tokens), figures(row.usd, dollars), basisOf(row)]),
      ...judges.map(({ judge, calls, tokens, usd, judgements }) => ['judge', terminalText(judge), '', '', figures(calls), figures(tokens), figures(usd, dollars), judgements === 0 ? 'nothing: it was never asked' : counted(judgements, 'judgement')]),
      ['all', '', '', String(planned - finished), figures(total.calls), figures(total.tokens), figures(total.usd, dollars), ''],
    ],
    right: [3, 4, 5, 6],
    columns,
  });
}

/** `40–90`: half of what is known stays at or below the first, nine in ten at or below the second. */
function figures(expected: Expected | null, words: (figure: number) => string = thousands): string {
  if (expected === null) return 'unknown';
  const { typical, high } = expected;
  if (typical === null) return `at most ${words(high)}`;
  return typical === high ? words(high) : `${words(typical)}–${words(high)}`;
}

function thousands(figure: number): string {
  return Math.round(figure).toLocaleString('en');
}

function basisOf({ basis }: ForecastRow): string {
  switch (basis.kind) {
    case 'nothing-to-pay':
      return 'no model is called';
    case 'budgets':
      return 'the persona\'s budgets';
    case 'stored':
      return `${counted(basis.attempts, 'stored attempt')}${basis.sameTask ? ' at these tasks' : ''}${others(basis)}`;
  }
}

function others({ sameModel, sameArm }: Extract<ForecastRow['basis'], { kind: 'stored' }>): string {
  const kinds = [...(sameModel ? [] : ['models']), ...(sameArm ? [] : ['arms'])];
  return kinds.length === 0 ? '' : `, also with other ${kinds.join(' and ')}`;
}

function footnotes({ rows, prices, judges, ablate, until, planned, finished, total, spent }: DryRun): string[] {
  const priced = prices.flatMap(({ model, price }) => (price === null || price.source === 'no model is called' ? [] : [`${model} ${String(price.input)} / ${String(price.cached)} / ${String(price.output)} (${price.source}${price.date === null ? '' : `, ${price.date}`})`]));
  const unknown = unpricedModels(prices);
  return [
    ...(rows.some(({ basis }) => basis.kind === 'stored') || judges.some(({ judgements }) => judgements > 0) ? ['Two figures: the median of stored attempts of the same persona, and what nine in ten of them stay within.'] : []),
    ...(rows.some(({ basis }) => basis.kind === 'budgets') ? ['At most: no attempt of that persona is stored yet, so this is what its budgets allow; attempts mostly take far less.'] : []),
    ...(rows.some(({ basis }) => basis.kind !== 'nothing-to-pay') ? ['Replies that are stored already cost nothing and are not taken off.'] : []),
    ...(until === undefined || until.trials === 0 ? [] : [untilLine({ until, left: planned - finished, total })]),
    ...(ablate ? ['--ablate adds trials once the docs have been tried; they are not in here.'] : []),
    ...(spent.tokens === 0 ? [] : [`Earlier sittings have paid for ${thousands(spent.tokens)} tokens${spent.usd === null ? '' : `, ${dollars(spent.usd)}`}.`]),
    ...(priced.length === 0 ? [] : [`US dollars for a million tokens (input / cached / output): ${priced.join('; ')}.`]),
    ...(unknown.length === 0 ? [] : [`The price of ${unknown.join(', ')} is unknown. ${howToPrice(unknown)}`]),
  ];
}

/** With every repeat that it may add, a run costs as many times as much as it has more trials. */
function untilLine({ until: { halfWidth, mostRepeats, trials }, left, total: { usd } }: Required<Pick<DryRun, 'until'>> & Pick<DryRun, 'total'> & { left: number }): string {
  const atMost = usd === null || usd.high === 0 || left === 0 ? '' : `, ${dollars(usd.high * (left + trials) / left)} in all where each is a long one`;
  return `--until ${String(halfWidth)} adds repeats while an interval is wider than ±${String(halfWidth)}, up to ${String(mostRepeats)} repeats: at most ${counted(trials, 'trial')} more${atMost}. They are not in here; --budget-usd and --budget-tokens bound them.`;
}

function budgetLines({ budgets, total, spent, prices }: DryRun): string[] {
  const { usd, tokens } = budgets;
  return [
    ...(usd === undefined ? [] : [budgetLine({ ...usd, isRefused: unpricedModels(prices).length > 0, what: `--budget-usd ${dollars(usd.limit)}`, expected: figures(total.usd, dollars), spent: spent.tokens > 0 })]),
    ...(tokens === undefined ? [] : [budgetLine({ ...tokens, isRefused: false, what: `--budget-tokens ${thousands(tokens.limit)}`, expected: `${figures(total.tokens)} tokens`, spent: spent.tokens > 0 })]),
  ];
}

function budgetLine({ what, verdict, expected, spent, isRefused }: { what: string; verdict: BudgetVerdict; expected: string; spent: boolean; isRefused: boolean }): string {
  if (isRefused) return `${what} is refused until every price is known.`;
  const words = {
    likely: 'is likely to suffice',
    possible: 'may suffice: it holds a typical run, but not one in which every trial is a long one',
    unlikely: 'is not likely to suffice: the run would stop early, and --resume goes on',
    unknown: 'may or may not suffice, which nothing stored tells: the run stops before it goes beyond',
  };
  return `${what} ${words[verdict]} (expected: ${expected}${spent ? ', beside what is paid' : ''}).`;
}
