import { z } from 'zod';
import { arms } from '../../agents/trial.ts';

const name = z.string().min(1).max(200);
const names = z.array(name).max(100);

/** A suite as the page was offered it, and what of it is to be tried; lists that are empty mean all of them. */
export const startRequest = z.strictObject({
  suite: name,
  untrusted: z.boolean(),
  libraries: names,
  /** Ids of bundled ones, files of own ones. */
  personas: names,
  /** Models that need no file of this machine. */
  models: z.array(z.string().max(200).regex(/^(?:offline|reference|empty|openai:[^\s,]+)$/u, 'expected offline, or openai: and the name of a model')).min(1, 'choose a model').max(20),
  arms: z.array(z.enum(arms)).min(1, 'choose what they know').max(arms.length),
  repeats: z.number().int('expected a whole number').min(1, 'expected 1 or more').max(1000, 'expected 1000 or fewer'),
  concurrency: z.number().int('expected a whole number').min(1, 'expected 1 or more').max(64, 'expected 64 or fewer'),
  budgetUsd: z.number().positive('expected more than 0').max(1e6).nullable(),
  budgetTokens: z.number().int('expected a whole number').positive('expected more than 0').max(1e12).nullable(),
  label: z.string().trim().max(100, 'expected 100 characters or fewer').regex(/^[^\p{Cc}]*$/u, 'expected one line'),
});
export type StartRequest = z.infer<typeof startRequest>;

/** Limits do not carry over from the sitting before. */
export const resumeRequest = startRequest.pick({ budgetUsd: true, budgetTokens: true, concurrency: true });
export type ResumeRequest = z.infer<typeof resumeRequest>;

export const searchRequest = z.strictObject({
  library: name,
  hash: z.string().regex(/^[0-9a-f]{8,128}$/u, 'expected the hash of an index'),
  embedder: name,
  query: z.string().trim().min(1, 'write what a developer would look for').max(4_000, 'expected 4,000 characters or fewer'),
  /** Null: whoever may read everything. */
  persona: name.nullable(),
});
export type SearchRequest = z.infer<typeof searchRequest>;
