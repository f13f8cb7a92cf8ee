import { z } from 'zod';
import type { Usage } from '../../agents/attempt.ts';
import { dimensions } from '../../evaluators/evaluation.ts';
import type { Score } from '../report.ts';
import type { Judging, ReportJudgement } from './judging.ts';

const dimension = z.enum(dimensions);
const count = z.number().int().min(0);
const figure = z.number().min(0).max(100);

/** Part of an attempt. */
export const reportJudgementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ judge: z.string(), dimension, kind: z.literal('scored'), score: figure, reasons: z.string() }),
  z.strictObject({ judge: z.string(), dimension, kind: z.literal('unscored'), reason: z.string() }),
]).meta({ id: 'Judgement' }) satisfies z.ZodType<ReportJudgement>;

/** The report's section on judges, from the parts of the report's schema that it shares. */
export function judgingSchema(usage: z.ZodType<Usage>, scoreValue: z.ZodType<Score['value']>): z.ZodType<Judging> {
  const judgedScore = {
    measured: scoreValue.describe('Mean measured score over the attempts that were also judged.'),
    judged: scoreValue.describe('Mean over the same attempts of the medians over judges.'),
    attempts: count.describe('Attempts with a measured score and a judge\'s.'),
  };
  return z.strictObject({
    judges: z.array(z.strictObject({
      judge: z.string(), asked: count, scored: count, unscored: z.array(z.strictObject({ reason: z.string(), count })),
      temperature: z.literal(0).nullable().describe('Null where the model would not be asked with 0.'), usage,
    })),
    dimensions: z.array(z.strictObject({
      dimension, ...judgedScore,
      alpha: z.strictObject({ value: z.number(), low: z.number().nullable(), high: z.number().nullable() }).nullable()
        .describe('Krippendorff\'s alpha of the judges (interval data) with a 95 % interval by bootstrap over tasks; null with fewer than two judges or without variation.'),
      parted: count.describe('Attempts whose measured and judged scores are more than one band apart.'),
    })),
    groups: z.array(z.strictObject({
      library: z.string(), arm: z.string(), model: z.string(),
      personas: z.array(z.strictObject({ persona: z.string(), dimensions: z.record(dimension, z.strictObject(judgedScore)) })),
    })),
    partings: z.array(z.strictObject({
      key: z.string(), dimension, measured: figure, judged: figure, scores: z.array(z.strictObject({ judge: z.string(), score: figure })),
    })).describe('Where measured and judged scores are more than one band apart, the widest gap first.'),
  }).describe('What judges made of the attempts, beside what was measured; only there when judges ran. No measured score depends on it.').meta({ id: 'Judging' });
}
