import { approx } from './approx.ts';
import { checker } from './checker.ts';
import type { Comparers } from './comparer.ts';
import { exact } from './exact.ts';
import { oneOf } from './one-of.ts';
import { partition } from './partition.ts';
import { unordered } from './unordered.ts';

/** Every way to compare that `cases.json` may name. */
export const comparisons = { exact, approx, unordered, partition, 'one-of': oneOf, checker } satisfies Comparers;
