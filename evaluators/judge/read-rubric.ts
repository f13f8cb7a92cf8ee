import path from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../tasks/package-root.ts';
import { readYamlFile } from '../../tasks/read-yaml-file.ts';
import { dimensions, type Dimension } from '../evaluation.ts';
import { parts, type Rubric } from './rubric.ts';

const sentence = z.string().min(1, 'expected a sentence');

const rubricFile = z.strictObject({
  version: z.literal(1),
  dimension: z.enum(dimensions),
  question: sentence,
  shown: z.array(z.enum(parts)),
  counts: z.array(sentence).min(1, 'expected at least one sentence'),
  ignored: z.array(sentence),
  bands: z.strictObject({ excellent: sentence, good: sentence, average: sentence, poor: sentence }),
});

const read = new Map<Dimension, Rubric>();

/** The rubric of a dimension, from `rubrics/<dimension>.yaml`. */
export function readRubric(dimension: Dimension): Rubric {
  const known = read.get(dimension);
  if (known !== undefined) return known;
  const file = path.join(packageRoot, 'evaluators', 'judge', 'rubrics', `${dimension}.yaml`);
  const { question, shown, counts, ignored, bands } = readYamlFile({ file, schema: rubricFile, what: 'rubric' });
  const rubric: Rubric = { dimension, question, shown, counts, ignored, bands };
  read.set(dimension, rubric);
  return rubric;
}
