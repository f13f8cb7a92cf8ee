import { readFeatures } from './features.ts';
import { curves, guards, readabilityWeights, type Curve, type ReadabilityFeature } from './weights.ts';

export interface Readability {
  /** 0 to 100; 0 for text without code. */
  score: number;
  /** As measured, in the units that `weights.ts` gives, with what each is worth from 0 to 1. */
  features: Record<ReadabilityFeature, { value: number; worth: number }>;
}

/**
 * How easily code reads, from features of its text alone: any language, whole files or fragments, whether it parses or not.
 * `language` tells how comments begin: a name such as `typescript` or `python` or a file extension; an unknown one is read like C,
 * with `#` beginning comments too. The same bytes have the same score; line ends, a byte order mark and tabs for spaces change nothing.
 */
export function measureReadability({ code, language }: { code: string; language: string }): Readability {
  const values = readFeatures(code, language);
  const names = Object.keys(readabilityWeights) as ReadabilityFeature[];
  const entries = names.map((name) => [name, worthOf(values, name)] as const);
  const score = entries.reduce((sum, [name, { worth }]) => sum + readabilityWeights[name] * worth, 0);
  // The names are those of the weights, each once.
  return { score: 100 * Math.min(1, score), features: Object.fromEntries(entries) as Readability['features'] };
}

function worthOf(values: Record<ReadabilityFeature, number> | null, name: ReadabilityFeature): { value: number; worth: number } {
  if (values === null) return { value: 0, worth: 0 };
  return { value: values[name], worth: guardOf(values) * fall(values[name], curves[name]) };
}

function guardOf(values: Record<ReadabilityFeature, number>): number {
  return (Object.keys(guards) as (keyof typeof guards)[]).reduce((product, name) => product * fall(values[name], guards[name]), 1);
}

function fall(value: number, { middle, width, floor }: Curve): number {
  return floor + (1 - floor) / (1 + Math.exp((value - middle) / width));
}
