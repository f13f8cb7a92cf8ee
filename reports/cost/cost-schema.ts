import { z } from 'zod';
import type { Usage } from '../../agents/attempt.ts';
import type { Cost } from './cost.ts';

const count = z.number().int().min(0);
export const costUsd = z.number().min(0).nullable().describe('US dollars by the tokens, whoever paid for the replies; null where the price is unknown.');

/** The part of the report document about money, tokens and time. */
export function costSchema(usage: z.ZodType<Usage>) {
  const sum = { attempts: count.describe('Those that called a model.'), usage, usd: costUsd, seconds: z.number().min(0).describe('Wall time of the attempts together.') };
  const price = z.strictObject({ input: z.number(), cached: z.number(), output: z.number(), source: z.string(), date: z.string().nullable() });
  return z.strictObject({
    prices: z.array(z.strictObject({ model: z.string(), price: price.nullable() })).describe('US dollars for a million tokens, as the run began with.'),
    total: z.strictObject(sum),
    models: z.array(z.strictObject({ model: z.string(), ...sum })),
    personas: z.array(z.strictObject({ persona: z.string(), ...sum })),
    tasks: z.array(z.strictObject({ task: z.string(), ...sum })),
    judges: z.array(z.strictObject({ judge: z.string(), usage, usd: costUsd })).describe('Beside the attempts.'),
    paid: z.strictObject({ calls: count, tokens: count, usd: costUsd }).nullable().describe('What was paid in this run; replies that an earlier run had paid for are not among it. Null where that was not written down.'),
  }).meta({ id: 'Cost' }) satisfies z.ZodType<Cost>;
}
