import type { ReportAttempt, ReportStep } from './report.ts';

/** Attempts of one block in a page: a few, so that opening one is quick, and several, as they share most of their texts. */
export const attemptsPerBlock = 10;

/** Attempts with every paragraph that comes up again in one place: passages of the docs make up most of an attempt, and most are shown to many. */
export interface AttemptBlock {
  paragraphs: string[];
  attempts: PackedAttempt[];
}

/** A text as its paragraphs, each by its place in the block or, where it is short, as it stands. */
type PackedText = (number | string)[];

type Packed<T, K extends PropertyKey> = T extends unknown ? { [P in keyof T]: P extends K ? PackedText : T[P] } : never;

type PackedAttempt = Omit<ReportAttempt, 'passages' | 'steps'> & {
  passages: Packed<ReportAttempt['passages'][number], 'text'>[];
  steps: Packed<ReportStep, 'text' | 'result'>[];
};

/** Paragraphs below this many characters are not worth a place of their own. */
const shortest = 40;

export function packAttempts(attempts: readonly ReportAttempt[]): AttemptBlock {
  const places = new Map<string, number>();
  const pack = (text: string): PackedText => text.split('\n\n').map((paragraph) => {
    if (paragraph.length < shortest) return paragraph;
    const place = places.get(paragraph) ?? places.size;
    places.set(paragraph, place);
    return place;
  });
  const packed = attempts.map((attempt) => ({
    ...attempt,
    passages: attempt.passages.map((passage) => ({ ...passage, text: pack(passage.text) })),
    steps: attempt.steps.map((step) => (step.kind === 'tool' ? { ...step, result: pack(step.result) } : { ...step, text: pack(step.text) })),
  }));
  return { paragraphs: [...places.keys()], attempts: packed };
}

/** The attempts that `packAttempts` was given. */
export function unpackAttempts({ paragraphs, attempts }: AttemptBlock): ReportAttempt[] {
  const unpack = (text: PackedText): string => text.map((part) => (typeof part === 'string' ? part : paragraphs[part] ?? '')).join('\n\n');
  return attempts.map((attempt) => ({
    ...attempt,
    passages: attempt.passages.map((passage) => ({ ...passage, text: unpack(passage.text) })),
    steps: attempt.steps.map((step) => (step.kind === 'tool' ? { ...step, result: unpack(step.result) } : { ...step, text: unpack(step.text) })),
  }));
}
