import { z } from 'zod';
import { causes } from '../../evaluators/diagnosis/diagnosis.ts';

const count = z.number().int().min(0);
const line = z.number().int().min(1);

export const diagnosisSchema = z.strictObject({
  primary: z.enum([...causes, 'none', 'unknown']).describe('One cause; none where the task was solved with good use of the library.'),
  reason: z.string().describe('Why it cannot be told, or what it was if not the docs; empty where the traces say it.'),
  traces: z.array(z.strictObject({
    cause: z.enum([...causes, 'unknown']),
    symbol: z.string(),
    message: z.string(),
    isDecisive: z.boolean().describe('Whether the primary cause is told from it.'),
    path: z.string().describe('A page of the docs.').exactOptional(),
    line: line.exactOptional(),
    endLine: line.exactOptional(),
    asked: z.array(z.strictObject({ query: z.string(), rank: z.union([line, z.enum(['none', 'unknown'])]) })).describe('Its searches, and where the passage stood for them: none when not among the first 50.').exactOptional(),
  })),
}).meta({ id: 'Diagnosis' });

export const fixSchema = z.strictObject({
  library: z.string(),
  kind: z.enum(causes).exclude(['not-docs']),
  place: z.strictObject({ path: z.string(), line, endLine: line }).nullable().describe('What to change, or where to add; null where the docs have no place for it.'),
  symbols: z.array(z.string()),
  text: z.string().describe('What to do, in a sentence.'),
  points: z.number().min(0).max(100).describe('Points of the library\'s usability at stake, at most. The fixes of one attempt overlap, so they do not add up.'),
  attempts: count.describe('Attempts that met it.'),
  decided: count.describe('Of these, those whose primary cause it is: the points are theirs.'),
  personas: z.array(z.string()),
  tasks: z.array(z.string()),
  keys: z.array(z.string()).describe('Of the attempts, those that it decided first.'),
  evidence: z.array(z.string()).min(1),
  excerpts: z.array(z.strictObject({
    key: z.string(),
    said: z.string().describe('By the compiler, or by a case.'),
    code: z.strictObject({
      file: z.string(),
      line: line.describe('The first one shown.'),
      marked: line.nullable().describe('The one that it is about.'),
      text: z.string(),
    }).nullable().describe('Null where nothing was handed in.'),
  })).exactOptional().describe('What some of them wrote and what was said of it.'),
}).meta({ id: 'Fix' });
