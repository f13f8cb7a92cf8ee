import { z } from 'zod';
import { arms } from '../agents/trial.ts';
import { dimensions, frictionClasses } from '../evaluators/evaluation.ts';
import { measures } from '../runs/comparison/compared-run.ts';
import { tags } from '../knowledge/passage.ts';
import { contrastArms, type ContrastKind } from './arm-contrasts.ts';
import { coverageSchema } from './api-coverage/coverage-schema.ts';
import { costSchema, costUsd } from './cost/cost-schema.ts';
import { diagnosisSchema, fixSchema } from './fixes/fixes-schema.ts';
import { effort, effortSum, frictionCount, stumble } from './report-friction-schema.ts';
import { retrievalSchema } from './retrieval/retrieval-schema.ts';
import { judgingSchema, reportJudgementSchema } from './judging/judging-schema.ts';
import { caseFailures } from './report.ts';
import type { ReportDocument } from './report.ts';

const dimension = z.enum(dimensions);
const frictionClass = z.enum(frictionClasses);
const count = z.number().int().min(0);
const figure = z.number().min(0).max(100);

const trial = z.strictObject({
  library: z.string(),
  task: z.string(),
  persona: z.string(),
  arm: z.enum(arms),
  model: z.string(),
  repeat: z.number().int().min(1),
  without: z.string().exactOptional().describe('A page or a section that the docs were without.'),
}).meta({ id: 'Trial' });

const usage = z.strictObject({ calls: count, inputTokens: count, cachedTokens: count, outputTokens: count, reasoningTokens: count, estimated: z.literal(true).exactOptional() }).meta({ id: 'Usage' });

const score = z
  .strictObject({
    value: z.strictObject({ mean: figure, low: figure, high: figure, band: z.enum(['excellent', 'good', 'average', 'poor']) }).nullable(),
    tasks: count.describe('Tasks in the mean.'),
    unscored: count.describe('Attempts left out because they were unscored.'),
  })
  .describe('0 to 100 with a 95 % interval over tasks; null where nothing could be scored.').meta({ id: 'Score' });

const solveRate = z.strictObject({ mean: figure, low: figure, high: figure }).describe('Percent of tasks, with a 95 % interval over tasks.').meta({ id: 'SolveRate' });

const persona = z.strictObject({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  reading: z.union([z.literal('all'), z.array(z.enum(tags))]),
  budgets: z.strictObject({
    searches: count,
    passages: count,
    reads: count,
    lookUps: count,
    typeChecks: count,
    runs: count,
    repairs: count,
    turns: count,
    tokens: count,
    seconds: z.number().min(0),
  }),
  hints: z.enum(['none', 'api-names', 'api-details', 'pseudocode']),
}).meta({ id: 'Persona' });

const noiseFloor = z.strictObject({
  deviation: z.number().min(0).describe('Standard deviation, in points, of the score that one repeat of the whole suite gives.'),
  detectable: z.number().min(0).nullable().describe('Points by which two runs with these repeats would have to differ, in every task alike, for a comparison to show it in 80 of 100 cases.'),
}).describe('How far a score moves by chance alone.').meta({ id: 'NoiseFloor' });

const noise = z.record(z.enum(measures), noiseFloor.nullable()).exactOptional().describe('Left out where no task was tried twice.');

const personaScore = z.strictObject({
  persona: z.string(),
  usability: score,
  dimensions: z.record(dimension, score),
  solved: z
    .strictObject({ count, of: count, low: figure, high: figure })
    .describe('Attempts that pass every hidden case, of those whose correctness is scored; low and high are percent, the task being the unit.'),
  repeats: z
    .array(z.strictObject({ k: count.min(1), passAtK: solveRate, passHatK: solveRate, tasks: count.describe('Tasks with k scored attempts or more.') }))
    .describe('Tasks of which at least one (pass@k) or each (pass^k) of k attempts is expected to solve; empty where no task has two scored attempts.'),
  tasks: z.array(
    z.strictObject({ task: z.string(), usability: figure.nullable(), dimensions: z.record(dimension, figure.nullable()), solved: count, scored: count, attempts: count }),
  ),
  usage,
  noise,
}).meta({ id: 'PersonaScore' });

const group = z.strictObject({
  library: z.string(),
  arm: z.string(),
  model: z.string(),
  usability: score,
  personas: z.array(personaScore),
  friction: z.array(frictionCount).describe('What most attempts stumbled over comes first. Never part of a score.'),
  effort: z.array(z.strictObject({ persona: z.string(), ...effortSum, tasks: z.array(z.strictObject({ task: z.string(), ...effortSum })) })).describe('What each persona\'s attempts took, in all and for each task.'),
  noise,
}).meta({ id: 'Group' });

const fingerprint = z.strictObject({
  asked: z.string().describe('Hash of what is asked and how it is executed: instructions, entry, limits, cases.'),
  accepted: z.record(z.string(), z.string()).describe('By library: hash of what code is held against, which are starter, accepted solutions, API packages and rules.'),
}).describe('Attempts of two reports are compared where these are the same.').meta({ id: 'Fingerprint' });

const difference = z.strictObject({
  mean: z.number().min(-100).max(100),
  low: z.number().min(-100).max(100).nullable(),
  high: z.number().min(-100).max(100).nullable(),
  tasks: count,
  verdict: z.enum(['better', 'worse', 'no conclusion']),
}).describe('In points, with a 95 % interval over tasks that is null below two of them.').meta({ id: 'Difference' });

const contrast = z.strictObject({
  library: z.string(),
  model: z.string(),
  kind: z.enum(Object.keys(contrastArms) as [ContrastKind, ...ContrastKind[]]),
  usability: difference,
  personas: z.array(z.strictObject({ persona: z.string(), usability: difference })),
}).meta({ id: 'Contrast' });

const floor = z.strictObject({
  library: z.string(),
  run: z.string().describe('In which it was measured: this one, or one that is kept.'),
  usability: score,
  personas: z.array(z.strictObject({ persona: z.string(), usability: score, dimensions: z.record(dimension, score) })),
}).meta({ id: 'Floor' });

const ablatedPart = z.strictObject({
  library: z.string(),
  model: z.string(),
  part: z.string(),
  lost: difference,
  tried: count,
  solvedWith: count,
  solvedWithout: count,
}).meta({ id: 'AblatedPart' });

const ending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['submitted', 'submitted-as-text', 'never-submitted', 'empty-reply']) }),
  z.strictObject({ kind: z.literal('budget-spent'), budget: z.enum(['turns', 'tokens', 'seconds', 'cost']) }),
  z.strictObject({ kind: z.literal('refused'), text: z.string() }),
  z.strictObject({ kind: z.literal('malformed-replies'), detail: z.string() }),
  z.strictObject({ kind: z.literal('world-failed'), reason: z.string(), fatal: z.boolean() }),
]).meta({ id: 'Ending' });

const sharedText = z.array(z.union([z.string(), count])).describe('Its paragraphs, between two of which a blank line stands; a number is a place in the texts of the report.').meta({ id: 'SharedText' });

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), role: z.enum(['system', 'user']), text: sharedText }),
  z.strictObject({
    kind: z.literal('reply'),
    text: z.string(),
    toolCalls: z.array(z.strictObject({ id: z.string(), name: z.string(), arguments: z.unknown() })),
    finishReason: z.string(),
    usage,
    milliseconds: z.number().min(0),
  }),
  z.strictObject({
    kind: z.literal('tool'),
    name: z.string(),
    arguments: z.unknown(),
    outcome: z.enum(['done', 'refused', 'failed']),
    result: sharedText,
  }),
]).meta({ id: 'Step' });

const seenBy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('search'), query: z.string(), rank: z.number().int() }),
  z.strictObject({ kind: z.enum(['read', 'prompt']) }),
]);

const passage = z.strictObject({
  id: z.string(),
  path: z.string(),
  startLine: z.number().int(),
  endLine: z.number().int(),
  heading: z.array(z.string()),
  text: z.string(),
}).meta({ id: 'Passage' });

const finding = z.strictObject({
  dimension,
  class: frictionClass.nullable(),
  code: z.string(),
  message: z.string(),
  file: z.string(),
  line: count.describe('1-based; 0 when the finding is about the whole.'),
  column: count,
  symbol: z.string().exactOptional(),
}).meta({ id: 'Finding' });

const submission = z.strictObject({ main: z.string(), files: z.record(z.string(), z.string()) });

const attempt = z.strictObject({
  key: z.string(),
  trial,
  ending,
  usability: figure.nullable(),
  dimensions: z.record(
    dimension,
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('scored'), score: figure, parts: z.array(z.strictObject({ name: z.string(), value: figure.max(1), weight: z.number().min(0) })) }), z.strictObject({ kind: z.literal('unscored'), reason: z.string() })]),
  ),
  solved: z.boolean().nullable(),
  cases: z.array(z.strictObject({ name: z.string(), passed: z.boolean(), message: z.string(), failure: z.enum(caseFailures).exactOptional() })),
  findings: z.array(finding),
  stumbles: z.array(stumble).nullable().describe('Null when it was never looked into.'),
  diagnosis: diagnosisSchema.nullable().describe('Why it failed, or used the library badly; null when that was never asked.'),
  effort,
  submission: submission.nullable().describe('What was graded.'),
  writtenAs: submission.exactOptional().describe('What was handed in, where that was written with invented names for the library\'s.'),
  passages: z.array(z.strictObject({ passage: count.describe('A place in the passages of the report.'), by: seenBy })).describe('In order of first sight.'),
  steps: z.array(step),
  output: z.strictObject({ stdout: z.string(), stderr: z.string() }),
  usage,
  usd: costUsd,
  milliseconds: z.number().min(0).nullable(),
  reference: z.strictObject({ name: z.string(), code: z.string() }).nullable(),
  relativeToReference: z
    .strictObject({ name: z.string(), readability: figure, difference: z.number().min(-100).max(100) })
    .nullable()
    .describe('How the code reads beside the nearest accepted reference, measured alike: its readability less the reference\'s.'),
  judgements: z.array(reportJudgementSchema).exactOptional(),
}).meta({ id: 'Attempt' });

const method = z.strictObject({
  versions: z.strictObject({ uagent: z.string(), node: z.string(), evaluators: z.string().exactOptional().describe('The uagent that graded it anew, where that is another than the one that ran it.'), sandbox: z.string() }),
  libraries: z.array(z.strictObject({ id: z.string(), packages: z.array(z.strictObject({ name: z.string(), version: z.string() })), hash: z.string() })),
  knowledge: z.array(
    z.strictObject({ libraryId: z.string(), hash: z.string(), embedder: z.string(), documents: count, passages: count, vectors: z.enum(['hnsw', 'exact']) }),
  ),
  formulas: z.array(z.strictObject({ dimension, text: z.string() })),
  unscored: z.array(z.strictObject({ trial, dimension, reason: z.string() })),
  untold: z.array(z.strictObject({ trial, class: frictionClass, reason: z.string() })).describe('Classes of friction that could not be looked into.'),
}).meta({ id: 'Method' });

/** The report document for the world outside: `docs/report.schema.json` is made from it, and the compiler holds it to `ReportDocument`. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    generator: z.strictObject({ name: z.literal('oss-uagent'), version: z.string() }),
    stamp: z.strictObject({ run: z.string(), createdAt: z.string() }).describe('Which run this is and when it began: all that differs between two runs that came to the same.'),
    run: z.strictObject({
      label: z.string().nullable(),
      command: z.string(),
      suite: z.strictObject({ id: z.string(), title: z.string() }),
      planned: count,
      finished: count,
    }),
    weights: z.record(dimension, z.number().min(0).max(1)),
    tasks: z.array(z.strictObject({
      id: z.string(),
      title: z.string(),
      fingerprint,
      cases: z.array(z.strictObject({ name: z.string(), input: z.string(), expected: z.string() })).exactOptional().describe('Hidden cases, as text that may be cut; left out unless the suite lets reports show them.'),
    })),
    personas: z.array(persona),
    groups: z.array(group).describe('One for each library, arm and model of the run.'),
    contrasts: z.array(contrast).describe('What arms show beside each other, such as what the docs add; trials are paired by everything but the arm.'),
    floors: z.array(floor).exactOptional().describe('The copy-paste floor of each library: what the offline developer comes to with the same tasks, personas, package and docs.'),
    ablation: z.array(ablatedPart).exactOptional().describe('Parts of the docs that were taken away one at a time, the dearest first; their attempts are not among the attempts.'),
    attempts: z.array(attempt),
    texts: z.array(z.string()).describe('Paragraphs of prompts and tool results, each once: a number in a shared text is a place here, from 0.'),
    passages: z.array(passage).describe('Passages of the docs that attempts were shown, each once.'),
    fixes: z.array(fixSchema).describe('What to change in the docs, by the points that are at stake. What was shown and not followed stands last.'),
    cost: costSchema(usage).exactOptional().describe('Left out where no model was called.'),
    judging: judgingSchema(usage, score.shape.value).exactOptional(),
    coverage: z.array(coverageSchema).exactOptional().describe('The public API of each library: what the docs say of it, and what attempts did with it.'),
    retrieval: retrievalSchema.exactOptional().describe('Whether searches brought what was needed.'),
    warnings: z.array(z.string()),
    method,
  })
  .describe('The report document of uagent.') satisfies z.ZodType<ReportDocument>;

/** The published JSON Schema (draft 2020-12). */
export function reportJsonSchema(): object {
  return { title: 'uagent report', ...z.toJSONSchema(reportSchema, { io: 'output' }) };
}
