import { z } from 'zod';
import { arms } from '../../agents/trial.ts';
import { partKinds } from '../../knowledge/docs-part.ts';

const name = z.string().min(1).max(200);
const names = z.array(name).max(1000);
const text = (most: number) => z.string().trim().max(most, `expected ${String(most)} characters or fewer`).regex(/^[^\p{Cc}]*$/u, 'expected one line');
const path = text(1000);
const whole = z.number('expected a whole number').int('expected a whole number').min(1, 'expected 1 or more');
const money = z.number('expected a number').positive('expected more than 0').max(1e6, 'expected 1,000,000 or less').nullable();
const endpointModel = z.string().max(200).regex(/^openai:[^\s,]+$/u, 'expected openai: and the name of a model');

/** A suite as the page was offered it, and what of it is to be tried; lists that are empty mean all of them. */
export const startRequest = z.strictObject({
  suite: path.min(1, 'choose a suite'),
  untrusted: z.boolean(),
  libraries: names,
  tasks: names,
  /** Ids of bundled ones, files of own ones. */
  personas: z.array(path).max(100),
  /** Models that need no file of this machine. */
  models: z.array(z.string().max(200).regex(/^(?:offline|reference|empty|openai:[^\s,]+)$/u, 'expected offline, or openai: and the name of a model')).min(1, 'choose a model').max(20),
  arms: z.array(z.enum(arms)).min(1, 'choose what they know').max(arms.length),
  repeats: whole.max(1000, 'expected 1000 or fewer'),
  /** Points: half of the width that a usability interval may have. */
  until: z.number('expected points').min(0.1, 'expected points from 0.1 to 50, such as 5').max(50, 'expected points from 0.1 to 50, such as 5').nullable(),
  mostRepeats: whole.max(1000, 'expected 1000 or fewer').nullable(),
  ablate: z.enum(partKinds).nullable(),
  judges: z.array(endpointModel).max(10),
  /** A file of this machine; empty: the list that comes with the program. */
  prices: path,
  /** `hashing`, or one of the endpoint's. */
  embedder: text(200).min(1, 'expected hashing, or openai: and the name of an embedding model'),
  /** As they are typed: `usability=70`. */
  failUnder: z.array(text(200)).max(50),
  /** A run, kept name or report.json; empty: none. */
  baseline: path,
  failOnRegression: z.boolean(),
  concurrency: whole.max(64, 'expected 64 or fewer'),
  budgetUsd: money,
  budgetTrialUsd: money,
  budgetTokens: whole.max(1e12).nullable(),
  fresh: z.boolean(),
  label: text(100),
});
export type StartRequest = z.infer<typeof startRequest>;

/** Budgets do not carry over from the sitting before; what else it was asked for does, unless it is said anew. */
export const resumeRequest = startRequest.pick({ budgetUsd: true, budgetTokens: true, concurrency: true }).extend({ retryUnscored: z.boolean() });
export type ResumeRequest = z.infer<typeof resumeRequest>;

/** A suite or a persona that lies where the page did not look, by its path as it would be typed. */
export const openRequest = z.strictObject({ kind: z.enum(['suite', 'persona']), path: path.min(1, 'write where it lies') });

/** Docs are read and indexed, as by `uagent docs build`. */
export const indexRequest = startRequest.pick({ suite: true, embedder: true, untrusted: true });
export type IndexRequest = z.infer<typeof indexRequest>;

export const searchRequest = z.strictObject({
  library: name,
  hash: z.string().regex(/^[0-9a-f]{8,128}$/u, 'expected the hash of an index'),
  embedder: name,
  query: z.string().trim().min(1, 'write what a developer would look for').max(4_000, 'expected 4,000 characters or fewer'),
  /** Null: whoever may read everything. */
  persona: path.min(1).nullable(),
});
export type SearchRequest = z.infer<typeof searchRequest>;
