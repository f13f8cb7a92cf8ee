import type { Attempt } from '../agents/attempt.ts';
import { shareTexts, type Places, type SharedPassage } from '../runs/shared-texts.ts';
import type { StoredOutcome } from '../runs/store.ts';
import type { ReportAttempt } from './report.ts';

/** What the attempts of one report share, in the order in which they showed it first. */
export interface TextTable {
  /** An attempt as JSON in UTF-8, with places for what is shared; made once, when it is first asked for. @param outcome from which it was made, all of one store */
  jsonOnce: (attempt: ReportAttempt, outcome?: StoredOutcome) => () => Buffer;
  /** What there is so far, each at its place. */
  shared: SharedOfReport;
}

/** As it stands in `report.json`. */
export interface SharedOfReport {
  /** Paragraphs of prompts and tool results. */
  texts: readonly string[];
  passages: readonly SharedPassage[];
}

export function createTextTable(): TextTable {
  const texts = createTable((text: string) => text, (one, other) => one === other);
  const passages = createTable(({ id }: SharedPassage) => id, isSame);
  const placesOf = ({ attempt, shared }: StoredOutcome): Places => {
    if (shared === undefined) return { ofText: texts.placeOf, ofPassage: passages.placeOf };
    const { attempt: stored, at } = shared;
    return {
      ofText: texts.placeOf,
      ofPassage: (passage, i) => {
        const place = stored.passages[i]?.passage;
        return place === undefined || attempt.passages[i]?.text !== passage.text ? passages.placeOf(passage) : passages.placeOfStored(place, () => passage);
      },
      known: (text, i) => {
        const step = stored.steps[i];
        // A report cuts what is very long.
        if (step === undefined || step.kind === 'reply' || textOf(attempt.steps[i]) !== text) return undefined;
        return (step.kind === 'tool' ? step.result : step.text).map((part) => (typeof part === 'string' ? part : texts.placeOfStored(part, () => at.text(part))));
      },
    };
  };
  return {
    shared: { texts: texts.values, passages: passages.values },
    jsonOnce: (attempt, outcome) => {
      let json: Buffer | undefined;
      return () => (json ??= Buffer.from(JSON.stringify(shareTexts(attempt, outcome === undefined ? { ofText: texts.placeOf, ofPassage: passages.placeOf } : placesOf(outcome)))));
    },
  };
}

interface Table<T> {
  values: readonly T[];
  placeOf: (value: T) => number;
  /** The same of what has a place in the store, which is looked at once: comparing texts of thousands of attempts takes its time. */
  placeOfStored: (place: number, read: () => T) => number;
}

/** @param keyOf what two that are the same have in common, short where it can be */
function createTable<T>(keyOf: (value: T) => string, isSame: (one: T, other: T) => boolean): Table<T> {
  const values: T[] = [];
  const places = new Map<string, number[]>();
  const byStored: (number | undefined)[] = [];
  const placeOf = (value: T): number => {
    const key = keyOf(value);
    const alike = places.get(key) ?? [];
    const known = alike.find((place) => isSame(values[place] as T, value)); // each place was given for a value
    if (known !== undefined) return known;
    places.set(key, [...alike, values.length]);
    return values.push(value) - 1;
  };
  return { values, placeOf, placeOfStored: (place, read) => (byStored[place] ??= placeOf(read())) };
}

/** Of one id: libraries and arms may have passages of the same place. */
function isSame(one: SharedPassage, { path, startLine, endLine, heading, text }: SharedPassage): boolean {
  return one.text === text && one.path === path && one.startLine === startLine && one.endLine === endLine && one.heading.join('\n') === heading.join('\n');
}

function textOf(step: Attempt['steps'][number] | undefined): string | undefined {
  return step === undefined || step.kind === 'reply' ? undefined : step.kind === 'tool' ? step.result : step.text;
}
