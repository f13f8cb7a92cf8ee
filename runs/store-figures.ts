import type Database from 'libsql';
import type { Usage } from '../agents/attempt.ts';
import type { Trial } from '../agents/trial.ts';
import type { Amount } from './spending/account.ts';
import { costOf } from './spending/price.ts';
import { priceOfModel, type Pricing } from './spending/pricing.ts';

/** What can be told of many runs without reading what was said in them. */
export interface FigureStore {
  /** What each run has paid for, by its id; dollars at the prices that it began with. */
  listSpent: () => Map<string, Amount>;
  /** What models took in the newest attempts that called one and were not broken off by the world. */
  listPastAttempts: (most: number) => PastAttempt[];
  /** The same of judges, for each dimension of each attempt. */
  listPastJudgements: (most: number) => PastJudgement[];
}

export interface PastAttempt {
  trial: Trial;
  usage: Usage;
}

export interface PastJudgement {
  judge: string;
  usage: Usage;
}

export function prepareFigures(database: Database.Database): FigureStore {
  return {
    listSpent: () => listSpent(database),
    listPastAttempts: (most) => {
      // One column for all three, so that a long attempt is taken apart once.
      const rows = database
        .prepare("SELECT json_extract(body, '$.trial', '$.usage', '$.ending.kind') AS figures FROM attempts WHERE instr(key, '/offline/') = 0 ORDER BY rowid DESC LIMIT ?")
        .all(most) as { figures: string }[];
      return rows.flatMap(({ figures }) => {
        const [trial, usage, ending] = JSON.parse(figures) as [Trial, Usage, string];
        return usage.calls === 0 || ending === 'world-failed' ? [] : [{ trial, usage }];
      });
    },
    listPastJudgements: (most) => {
      const rows = database.prepare("SELECT judge, json_extract(body, '$.usage') AS usage FROM judgements ORDER BY rowid DESC LIMIT ?").all(most) as { judge: string; usage: string }[];
      return rows.map(({ judge, usage }) => ({ judge, usage: JSON.parse(usage) as Usage })).filter(({ usage }) => usage.calls > 0);
    },
  };
}

function listSpent(database: Database.Database): Map<string, Amount> {
  const rows = database
    .prepare(
      `SELECT run, model, COUNT(*) AS calls, SUM(json_extract(usage, '$.inputTokens')) AS inputTokens, SUM(json_extract(usage, '$.cachedTokens')) AS cachedTokens,
              SUM(json_extract(usage, '$.outputTokens')) AS outputTokens, 0 AS reasoningTokens
         FROM replies GROUP BY run, model`,
    )
    .all() as (Usage & { run: string; model: string })[];
  const priced = database.prepare("SELECT id, json_extract(body, '$.pricing') AS pricing FROM runs WHERE id IN (SELECT run FROM replies)").all() as { id: string; pricing: string | null }[];
  const pricings = new Map(priced.map(({ id, pricing }) => [id, pricing === null ? [] : (JSON.parse(pricing) as Pricing)]));
  const spent = new Map<string, Amount>();
  for (const { run, model, ...usage } of rows) {
    const { tokens, usd } = spent.get(run) ?? { tokens: 0, usd: 0 };
    const price = priceOfModel(pricings.get(run) ?? [], model);
    spent.set(run, { tokens: tokens + usage.inputTokens + usage.outputTokens, usd: usd === null || price === null ? null : usd + costOf(usage, price) });
  }
  return spent;
}
