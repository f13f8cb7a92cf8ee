import { sumUsage } from '../../agents/sum-usage.ts';
import type { Attempt, Usage } from '../../agents/attempt.ts';
import { roundFigure } from '../../evaluators/round-figure.ts';
import type { CountedOutcome } from '../counted-attempt.ts';
import type { Run } from '../../runs/run.ts';
import { costOf, roundDollars } from '../../runs/spending/price.ts';
import { priceOfModel, type Pricing } from '../../runs/spending/pricing.ts';
import type { Payment } from '../../runs/store-replies.ts';
import type { Cost, CostSum } from './cost.ts';

export interface CostRequest {
  run: Pick<Run, 'pricing'>;
  /** Graded ones of the run. */
  outcomes: readonly CountedOutcome[];
  /** Left out where what was paid is not known. */
  payments: readonly Payment[] | undefined;
  /** Ids in the report's order. */
  personas: readonly string[];
  tasks: readonly string[];
}

/** Undefined where no model was called. */
export function buildCost({ run: { pricing = [] }, outcomes, payments, personas, tasks }: CostRequest): Cost | undefined {
  const called = outcomes.filter(({ attempt }) => attempt.usage.calls > 0);
  const judges = costOfJudges(outcomes, pricing);
  if (called.length === 0 && judges.length === 0) return undefined;
  const sumOf = (isPart: (outcome: CountedOutcome) => boolean): CostSum => sumCost(called.filter(isPart), pricing);
  const models = [...new Set(called.map(({ attempt }) => attempt.trial.model))];
  return {
    prices: [...new Set([...models, ...judges.map(({ judge }) => judge)])].map((model) => ({ model, price: priceOfModel(pricing, model) })),
    total: sumOf(() => true),
    models: models.map((model) => ({ model, ...sumOf(({ attempt }) => attempt.trial.model === model) })),
    personas: personas.map((persona) => ({ persona, ...sumOf(({ attempt }) => attempt.trial.persona === persona) })),
    tasks: tasks.map((task) => ({ task, ...sumOf(({ attempt }) => attempt.trial.task === task) })),
    judges,
    paid: payments === undefined ? null : sumPaid(payments, pricing),
  };
}

/** US dollars of one attempt's tokens; null where the price is unknown. */
export function costOfAttempt({ trial, usage }: Pick<Attempt, 'trial' | 'usage'>, pricing: Pricing): number | null {
  return usage.calls === 0 ? 0 : dollarsOf(usage, trial.model, pricing);
}

function sumCost(outcomes: readonly CountedOutcome[], pricing: Pricing): CostSum {
  return {
    attempts: outcomes.length,
    usage: sumUsage(outcomes.map(({ attempt }) => attempt.usage)),
    usd: sumDollars(outcomes.map(({ attempt }) => costOfAttempt(attempt, pricing))),
    seconds: roundFigure(outcomes.reduce((sum, { attempt }) => sum + attempt.milliseconds, 0) / 1000),
  };
}

function costOfJudges(outcomes: readonly CountedOutcome[], pricing: Pricing): Cost['judges'] {
  const judgements = outcomes.flatMap((outcome) => outcome.judgements ?? []).filter(({ usage }) => usage.calls > 0);
  return [...new Set(judgements.map(({ judge }) => judge))].sort().map((judge) => {
    const usage = sumUsage(judgements.filter((each) => each.judge === judge).map((each) => each.usage));
    return { judge, usage, usd: dollarsOf(usage, judge, pricing) };
  });
}

function sumPaid(payments: readonly Payment[], pricing: Pricing): Cost['paid'] {
  const usage = sumUsage(payments.map((payment) => payment.usage));
  return { calls: payments.length, tokens: usage.inputTokens + usage.outputTokens, usd: sumDollars(payments.map((payment) => dollarsOf(payment.usage, payment.model, pricing))) };
}

function dollarsOf(usage: Usage, model: string, pricing: Pricing): number | null {
  const price = priceOfModel(pricing, model);
  return price === null ? null : roundDollars(costOf(usage, price));
}

function sumDollars(figures: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    sum += figure;
  }
  return roundDollars(sum);
}
