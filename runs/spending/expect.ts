import type { Usage } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import type { Trial } from '../../agents/trial.ts';
import { findById } from '../../tasks/find-by-id.ts';
import type { PastAttempt } from '../store-figures.ts';
import { costOf, roundDollars } from './price.ts';
import { priceOfModel, type Pricing } from './pricing.ts';

/** What is expected of something: half of what is known of stays at or below `typical`, nine in ten at or below `high`. */
export interface Expected {
  /** Null where nothing is known but what the personas' budgets allow, which `high` then is. */
  typical: number | null;
  high: number;
}

/** What one trial or several together are expected to take. */
export interface Expectation {
  calls: Expected;
  /** Input and output. */
  tokens: Expected;
  /** US dollars; null where a price is unknown. */
  usd: Expected | null;
}

/** Where an expectation comes from. */
export type Basis =
  | { kind: 'stored'; /** How many attempts of the same persona. */ attempts: number; sameModel: boolean; sameArm: boolean; sameTask: boolean }
  /** What the persona's budgets allow, each token at the price of the dearer kind. */
  | { kind: 'budgets' }
  /** No model is called. */
  | { kind: 'nothing-to-pay' };

export interface ExpectRequest {
  personas: Persona[];
  pricing: Pricing;
  /** Of any run. */
  past: readonly PastAttempt[];
  isPaid: (model: string) => boolean;
}

/** Fewer say little about how much attempts differ, so that a wider circle of attempts is asked then. */
const enough = 3;

/** What a trial is expected to take, by the attempts that are most like it. */
export function expectTrial(trial: Trial, { personas, pricing, past, isPaid }: ExpectRequest): Expectation & { basis: Basis; from: readonly PastAttempt[] } {
  if (!isPaid(trial.model)) return { ...sumExpectations([]), basis: { kind: 'nothing-to-pay' }, from: [] };
  const price = priceOfModel(pricing, trial.model);
  const ofPersona = past.filter((each) => each.trial.persona === trial.persona);
  const ofModel = ofPersona.filter((each) => each.trial.model === trial.model);
  const ofArm = ofModel.filter((each) => each.trial.arm === trial.arm);
  const ofTask = ofArm.filter((each) => each.trial.task === trial.task && each.trial.library === trial.library);
  const circles = [ofTask, ofArm, ofModel, ofPersona];
  const from = circles.find(({ length }) => length >= enough) ?? circles.find(({ length }) => length > 0) ?? [];
  if (from.length === 0) {
    const { turns, tokens } = findById(personas, trial.persona, { what: 'persona' }).budgets;
    const dearest = price === null ? null : (tokens * Math.max(price.input, price.output)) / 1e6;
    return { calls: atMost(turns), tokens: atMost(tokens), usd: dearest === null ? null : atMost(dearest), basis: { kind: 'budgets' }, from };
  }
  return {
    ...expectUsage(from.map(({ usage }) => usage), (usage) => (price === null ? null : costOf(usage, price))),
    basis: { kind: 'stored', attempts: from.length, sameModel: from !== ofPersona || from.length === ofModel.length, sameArm: from.every((each) => each.trial.arm === trial.arm), sameTask: from === ofTask },
    from,
  };
}

/** What one more of the same is expected to take; at least one must be given. */
export function expectUsage(usages: readonly Usage[], costOfUsage: (usage: Usage) => number | null): Expectation {
  const costs = usages.flatMap((usage) => costOfUsage(usage) ?? []);
  return {
    calls: expectFigure(usages.map(({ calls }) => calls)),
    tokens: expectFigure(usages.map(({ inputTokens, outputTokens }) => inputTokens + outputTokens)),
    usd: costs.length < usages.length ? null : expectFigure(costs),
  };
}

/** All of them, each as typical, or each as high. */
export function sumExpectations(parts: readonly Expectation[]): Expectation {
  const sum = (figures: readonly Expected[]): Expected => ({
    typical: figures.some(({ typical }) => typical === null) ? null : figures.reduce((total, { typical }) => total + (typical ?? 0), 0),
    high: figures.reduce((total, { high }) => total + high, 0),
  });
  const usd = parts.flatMap((part) => part.usd ?? []);
  return { calls: sum(parts.map(({ calls }) => calls)), tokens: sum(parts.map(({ tokens }) => tokens)), usd: usd.length < parts.length ? null : rounded(sum(usd)) };
}

function rounded({ typical, high }: Expected): Expected {
  return { typical: typical === null ? null : roundDollars(typical), high: roundDollars(high) };
}

function atMost(high: number): Expected {
  return { typical: null, high };
}

function expectFigure(figures: readonly number[]): Expected {
  const sorted = [...figures].sort((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { typical: rank(0.5), high: rank(0.9) };
}
