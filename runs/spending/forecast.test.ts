import { describe, expect, test } from 'vitest';
import type { Usage } from '../../agents/attempt.ts';
import { readPersona } from '../../agents/read-persona.ts';
import type { Trial } from '../../agents/trial.ts';
import { forecast, type ForecastRequest } from './forecast.ts';
import { judgeBudget } from './judge-budget.ts';

const junior = readPersona('junior', '.');
const trial: Trial = { library: 'lib', task: 'sort', persona: 'junior', arm: 'docs', model: 'openai:a', repeat: 1 };
const price = { input: 1, cached: 0.5, output: 10, source: 'a list', date: null };

function used(tokens: number, calls = 2): Usage {
  return { calls, inputTokens: tokens, cachedTokens: 0, outputTokens: 0, reasoningTokens: 0 };
}

/** A stored attempt for each number of tokens. */
function past(changes: Partial<Trial>, ...tokens: number[]): ForecastRequest['past'] {
  return tokens.map((each) => ({ trial: { ...trial, ...changes }, usage: used(each) }));
}

function ask(changes: Partial<ForecastRequest> = {}) {
  return forecast({ plan: { personas: [junior] }, trials: [trial, { ...trial, repeat: 2 }], pricing: [{ model: 'openai:a', price }, { model: 'openai:j', price }], past: [], judgements: [], ...changes });
}

describe('a forecast', () => {
  test('is at most what the budgets allow where nothing is stored, each token at the dearer price', () => {
    const { turns, tokens } = junior.budgets;
    expect(ask().rows).toEqual([{
      persona: 'junior', model: 'openai:a', arm: 'docs', trials: 2, basis: { kind: 'budgets' },
      calls: { typical: null, high: 2 * turns }, tokens: { typical: null, high: 2 * tokens }, usd: { typical: null, high: (2 * tokens * 10) / 1e6 },
    }]);
  });

  test('takes median and nine tenths of the attempts that are most like it, once there are three', () => {
    const others = [...past({ model: 'openai:b' }, 1, 1, 1), ...past({ persona: 'senior' }, 9, 9, 9)];
    const task = past({}, ...Array.from({ length: 10 }, (_, i) => 1_000 * (i + 1)));
    const [row] = ask({ past: [...others, ...task] }).rows;
    expect(row?.tokens).toEqual({ typical: 10_000, high: 18_000 });
    expect(row?.usd).toEqual({ typical: 0.01, high: 0.018 });
    expect(row?.basis).toEqual({ kind: 'stored', attempts: 10, sameModel: true, sameArm: true, sameTask: true });
    const wider = ask({ past: [...others, ...past({}, 50), ...past({ task: 'other' }, 60, 70)] }).rows[0];
    expect(wider?.basis).toEqual({ kind: 'stored', attempts: 3, sameModel: true, sameArm: true, sameTask: false });
    expect(ask({ past: others }).rows[0]?.basis).toEqual({ kind: 'stored', attempts: 3, sameModel: false, sameArm: true, sameTask: false });
  });

  test('has no dollars where a price is unknown, and costs nothing where no model is called', () => {
    const { rows, total } = ask({ pricing: [{ model: 'openai:a', price: null }], past: past({}, 5) });
    expect([rows[0]?.usd, total.usd, total.tokens]).toEqual([null, null, { typical: 10, high: 10 }]);
    expect(ask({ trials: [{ ...trial, model: 'offline' }] }).total).toEqual({ calls: { typical: 0, high: 0 }, tokens: { typical: 0, high: 0 }, usd: { typical: 0, high: 0 } });
  });

  test('counts a judge three times for each trial, and knows nothing of one that was never asked', () => {
    const plan = { personas: [junior], judges: ['openai:j'] };
    const asked = ask({ plan, past: past({}, 5), judgements: [{ judge: 'openai:j', usage: used(100, 1) }] });
    expect(asked.judges).toEqual([{ judge: 'openai:j', calls: { typical: 6, high: 6 }, tokens: { typical: 600, high: 600 }, usd: { typical: 0.0006, high: 0.0006 }, judgements: 1 }]);
    expect(asked.total.tokens).toEqual({ typical: 610, high: 610 });
    expect(ask({ plan, past: past({}, 5) }).total).toEqual({ calls: { typical: 10, high: 10 }, tokens: null, usd: null });
  });
});

test.each([
  [10, 2, { typical: 5, high: 8 }, 'likely'],
  [10, 3, { typical: 5, high: 8 }, 'possible'],
  [10, 6, { typical: 5, high: 8 }, 'unlikely'],
  [10, 0, { typical: null, high: 11 }, 'unknown'],
  [10, 0, { typical: null, high: 10 }, 'likely'],
  [10, 0, null, 'unknown'],
])('a budget of %d with %d spent and %j to come: %s', (budget, spent, expected, verdict) => {
  expect(judgeBudget({ budget, spent, expected })).toBe(verdict);
});
