import { z } from 'zod';
import { foundAt } from './retrieval.ts';

const count = z.number().int().min(0);
const personas = z.array(z.string());
const passage = z.strictObject({ id: z.string(), path: z.string(), startLine: z.number().int(), endLine: z.number().int(), heading: z.array(z.string()) }).meta({ id: 'NeededPassage' });

export const retrievalSchema = z.strictObject({
  groups: z.array(z.strictObject({
    library: z.string(),
    arm: z.string(),
    model: z.string(),
    personas: z.array(z.strictObject({
      persona: z.string(),
      attempts: count,
      needed: count.describe('Needed passages over all those attempts.'),
      found: z.record(z.enum(foundAt), count).describe('Where each was first seen: a rank is one of the first search, 4 stands for 4 and beyond.'),
    })),
  })).describe('Attempts that could search; what was handed over with the task is not looked for.'),
  needed: z.array(z.strictObject({ library: z.string(), task: z.string(), personas, passages: z.array(passage) })).describe('What each task needs of what each persona may read, told from accepted solutions.'),
  missed: z.array(z.strictObject({
    library: z.string(), task: z.string(), passage, missed: count, of: count, personas, queries: z.array(z.string()), queried: count, keys: z.array(z.string()),
  })).describe('Passages that an attempt needed and never saw, the most frequent first.'),
  unknown: z.array(z.strictObject({ library: z.string(), task: z.string(), personas, reason: z.string() })),
}).meta({ id: 'Retrieval' });
