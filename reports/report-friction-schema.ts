import { z } from 'zod';
import { frictionClasses } from '../evaluators/evaluation.ts';

const frictionClass = z.enum(frictionClasses);
const count = z.number().int().min(0);
const figure = z.number().min(0);

export const stumble = z.strictObject({
  class: frictionClass,
  subject: z.string().describe('A symbol, module, page or budget; empty when it is about the attempt as a whole.'),
  evidence: z.array(z.strictObject({
    kind: z.enum(['finding', 'step', 'budget', 'passage', 'no-passage', 'query', 'snippet']),
    message: z.string(),
    path: z.string().describe('A submitted file, or a page of the docs.').exactOptional(),
    line: count.exactOptional(),
    endLine: count.exactOptional(),
    step: count.describe('Place among the steps of the attempt, from 0.').exactOptional(),
  })).min(1),
}).meta({ id: 'Stumble' });

export const frictionCount = z.strictObject({
  class: frictionClass,
  attempts: count.describe('Attempts that met it.'),
  attemptsByPersona: z.record(z.string(), count),
  count: count.describe('Different things that were stumbled over, attempt by attempt.'),
  byPersona: z.record(z.string(), count),
  subjects: z.array(z.strictObject({ subject: z.string(), attempts: count })).describe('What most attempts stumbled over.'),
}).meta({ id: 'FrictionCount' });

const counts = { tokens: count, searches: count, reads: count, apiLookUps: count, typeChecks: count, exampleRuns: count, repairs: count };

export const effort = z.strictObject({
  ...counts,
  firstSuccess: z.strictObject({ seconds: figure.nullable(), tokens: count, lookUps: count }).nullable()
    .describe('What was spent when a version first passed all shown examples, or where these were not run, when code that passes every hidden case was handed in; null when never.'),
}).meta({ id: 'Effort' });

export const effortSum = {
  attempts: count,
  ...counts,
  firstSuccess: z.strictObject({ attempts: count, seconds: figure.nullable(), tokens: figure.nullable(), lookUps: figure.nullable() }).describe('Attempts that came to one, and medians over them.'),
};
