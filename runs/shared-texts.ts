import type { SeenPassage } from '../agents/attempt.ts';

/** A text as its paragraphs: each as it stands or, where it is kept once for many, by its place among such texts. A blank line stands between two. */
export type SharedText = (number | string)[];

/** A passage without how one attempt came to see it. */
export type SharedPassage = Omit<SeenPassage, 'by'>;

/** Gives each thing that is shared a place, the same whenever it comes again. */
export interface Places {
  ofText: (paragraph: string) => number;
  /** @param at among those of the attempt */
  ofPassage: (passage: SharedPassage, at: number) => number;
  /** The text of a step where its paragraphs have their places already. @param at among the steps of the attempt */
  known?: (text: string, at: number) => SharedText | undefined;
}

/** What stands at places. */
export interface Shared {
  text: (place: number) => string;
  passage: (place: number) => SharedPassage;
}

/** What of an attempt, stored or reported, can be shared. */
interface Parts {
  passages: SeenPassage[];
  steps: ({ kind: 'message'; text: string } | { kind: 'reply' } | { kind: 'tool'; result: string })[];
}

type SharedStep<T> = T extends { kind: 'reply' } ? T : { [P in keyof T]: P extends 'text' | 'result' ? SharedText : T[P] };

/** An attempt whose passages and paragraphs stand elsewhere. */
export type WithSharedTexts<A extends Parts> = Omit<A, 'passages' | 'steps'> & { passages: { passage: number; by: SeenPassage['by'] }[]; steps: SharedStep<A['steps'][number]>[] };

/** Paragraphs below this many characters are not worth a place of their own. */
const shortest = 40;

/** What developers were shown is shared, as most is shown to many and makes up most of an attempt; what they wrote stays with them. */
export function shareTexts<A extends Parts>(attempt: A, { ofText, ofPassage, known }: Places): WithSharedTexts<A> {
  const split = (text: string): SharedText => text.split('\n\n').map((paragraph) => (paragraph.length < shortest ? paragraph : ofText(paragraph)));
  const share = (text: string, at: number): SharedText => known?.(text, at) ?? split(text);
  const { passages, steps } = attempt;
  return {
    ...attempt,
    passages: passages.map(({ by, ...passage }, i) => ({ passage: ofPassage(passage, i), by })),
    steps: steps.map((step, i) => (step.kind === 'reply' ? step : step.kind === 'tool' ? { ...step, result: share(step.result, i) } : { ...step, text: share(step.text, i) })),
  } as unknown as WithSharedTexts<A>; // the compiler does not follow a mapped type through a union of steps
}

/** The attempt that `shareTexts` was given. */
export function joinTexts<A extends Parts>(shared: WithSharedTexts<A>, at: Shared): A {
  const join = (text: SharedText): string => text.map((part) => (typeof part === 'number' ? at.text(part) : part)).join('\n\n');
  const { passages, steps } = shared as WithSharedTexts<Parts>;
  return {
    ...shared,
    passages: passages.map(({ passage, by }) => ({ ...at.passage(passage), by })),
    steps: steps.map((step) => (step.kind === 'reply' ? step : step.kind === 'tool' ? { ...step, result: join(step.result) } : { ...step, text: join(step.text) })),
  } as unknown as A; // as above
}
