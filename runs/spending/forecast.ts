import { isPaid } from '../../agents/models/index.ts';
import type { Trial } from '../../agents/trial.ts';
import { dimensions } from '../../evaluators/evaluation.ts';
import type { Run } from '../run.ts';
import type { PastAttempt, PastJudgement } from '../store-figures.ts';
import { expectTrial, expectUsage, sumExpectations, type Basis, type Expectation, type Expected } from './expect.ts';
import { costOf, roundDollars } from './price.ts';
import { priceOfModel, type Pricing } from './pricing.ts';

/** What trials are expected to take, by persona, model and arm, and what their judges. */
export interface Forecast {
  rows: ForecastRow[];
  judges: ForecastJudge[];
  /** Trials and judges together; null where a part of it is not known. */
  total: { calls: Expected; tokens: Expected | null; usd: Expected | null };
}

export interface ForecastRow extends Expectation {
  persona: string;
  model: string;
  arm: string;
  trials: number;
  basis: Basis;
}

/** `tokens` is null until a judge has been asked for the first time. */
export interface ForecastJudge {
  judge: string;
  calls: Expected;
  tokens: Expected | null;
  usd: Expected | null;
  /** Stored judgements that this comes from. */
  judgements: number;
}

export interface ForecastRequest {
  plan: Pick<Run, 'personas' | 'judges'>;
  /** Those still to be tried. */
  trials: readonly Trial[];
  pricing: Pricing;
  past: readonly PastAttempt[];
  judgements: readonly PastJudgement[];
}

/** What is expected, from stored attempts where there are any, else from what the personas' budgets allow. */
export function forecast({ plan: { personas, judges = [] }, trials, pricing, past, judgements }: ForecastRequest): Forecast {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const key = JSON.stringify([trial.persona, trial.model, trial.arm]);
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  const rows = [...groups.values()].flatMap((members): ForecastRow[] => {
    const [first] = members;
    if (first === undefined) return [];
    const each = members.map((trial) => expectTrial(trial, { personas, pricing, past, isPaid }));
    return [{ persona: first.persona, model: first.model, arm: first.arm, trials: members.length, ...sumExpectations(each), basis: commonBasis(each) }];
  });
  const asked = judges.map((judge) => expectJudge({ judge, trials: trials.length, pricing, judgements }));
  const parts = [...rows, ...asked];
  const complete = sumExpectations(parts.map(({ calls, tokens, usd }) => ({ calls, tokens: tokens ?? nothing, usd })));
  return { rows, judges: asked, total: { calls: complete.calls, tokens: parts.some(({ tokens }) => tokens === null) ? null : complete.tokens, usd: complete.usd } };
}

const nothing: Expected = { typical: 0, high: 0 };

function commonBasis(each: readonly { basis: Basis; from: readonly PastAttempt[] }[]): Basis {
  const weakest = each.find(({ basis }) => basis.kind === 'budgets') ?? each.find(({ basis }) => basis.kind === 'nothing-to-pay');
  if (weakest !== undefined) return weakest.basis;
  const all = (is: (basis: Extract<Basis, { kind: 'stored' }>) => boolean): boolean => each.every(({ basis }) => basis.kind === 'stored' && is(basis));
  return { kind: 'stored', attempts: new Set(each.flatMap(({ from }) => from)).size, sameModel: all(({ sameModel }) => sameModel), sameArm: all(({ sameArm }) => sameArm), sameTask: all(({ sameTask }) => sameTask) };
}

/** One judgement for each dimension of each trial. */
function expectJudge({ judge, trials, pricing, judgements }: { judge: string; trials: number; pricing: Pricing; judgements: readonly PastJudgement[] }): ForecastJudge {
  const times = trials * dimensions.length;
  const own = judgements.filter((each) => each.judge === judge);
  if (own.length === 0) return { judge, calls: { typical: times, high: times }, tokens: null, usd: null, judgements: 0 };
  const price = priceOfModel(pricing, judge);
  const one = expectUsage(own.map(({ usage }) => usage), (usage) => (price === null ? null : costOf(usage, price)));
  const often = (figure: Expected): Expected => ({ typical: figure.typical === null ? null : roundDollars(figure.typical * times), high: roundDollars(figure.high * times) });
  return { judge, calls: often(one.calls), tokens: often(one.tokens), usd: one.usd === null ? null : often(one.usd), judgements: own.length };
}
