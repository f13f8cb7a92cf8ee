import { compliance } from './compliance.ts';
import { correctness } from './correctness.ts';
import type { Dimension } from './evaluation.ts';
import type { Evaluator } from './evaluator.ts';
import { readability } from './readability.ts';

/** What scores an attempt, by dimension. */
export const evaluators = { correctness, compliance, readability } satisfies Record<Dimension, Evaluator>;
