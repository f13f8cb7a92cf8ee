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
 * `language` tells how comments begin, such as `typescript` or `python`; an unknown one is read like C.
 */
export function measureReadability({ code, language }: { code: string; language: string }): Readability {
  const values = readFeatures(code, language);
  const names = Object.keys(readabilityWeights) as ReadabilityFeature[];
  const legible = values === null ? 0 : Object.entries(guards).reduce((product, [name, curve]) => product * fall(values[name as keyof typeof guards], curve), 1);
  const entries = names.map((name) => [name, { value: values?.[name] ?? 0, worth: values === null ? 0 : legible * fall(values[name], curves[name]) }] as const);
  const score = entries.reduce((sum, [name, { worth }]) => sum + readabilityWeights[name] * worth, 0);
  // The names are those of the weights, each once.
  return { score: 100 * score, features: Object.fromEntries(entries) as Readability['features'] };
}

function fall(value: number, { middle, width, floor }: Curve): number {
  return floor + (1 - floor) / (1 + Math.exp((value - middle) / width));
}
