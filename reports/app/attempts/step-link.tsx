import type { ComponentChildren, VNode } from 'preact';
import { routeTo, useRoute } from '../route.ts';

/** Leads to a step of the conversation below; steps count from 0 and are shown from 1. */
export function StepLink({ step, children }: { step: number; children?: ComponentChildren }): VNode {
  const { view, query } = useRoute();
  return <a href={routeTo(view, { ...query, step: String(step + 1) })}>{children ?? `step ${String(step + 1)}`}</a>;
}

export function stepId(step: number): string {
  return `step-${String(step + 1)}`;
}
