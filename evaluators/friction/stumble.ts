import type { Attempt } from '../../agents/attempt.ts';
import type { Persona } from '../../agents/persona.ts';
import type { KnowledgeBase } from '../../knowledge/knowledge-base.ts';
import type { Passage } from '../../knowledge/passage.ts';
import type { Installation } from '../../tasks/languages/language.ts';
import type { Library } from '../../tasks/library.ts';
import type { Task } from '../../tasks/task.ts';
import type { Evaluation, Finding, FrictionClass } from '../evaluation.ts';

/** One thing that an attempt stumbled over, however often it shows. */
export interface Stumble {
  class: FrictionClass;
  /** A symbol, module, page or budget; empty when it is about the attempt as a whole. */
  subject: string;
  /** What shows it: never empty. */
  evidence: Evidence[];
}

export type Evidence =
  /** A place in the code that was handed in. */
  | { kind: 'finding'; finding: Finding }
  /** Place among the attempt's steps, from 0, with what stands there. */
  | { kind: 'step'; step: number; text: string }
  /** The budget whose end was the attempt's. */
  | { kind: 'budget'; budget: 'turns' | 'tokens' | 'seconds' | 'cost' }
  /** A passage of the docs that covers the subject. */
  | { kind: 'passage'; path: string; startLine: number; endLine: number }
  /** No page of the docs mentions the subject. */
  | { kind: 'no-passage' }
  /** What the developer searched for. */
  | { kind: 'query'; text: string }
  /** A line of the docs' own code, and what the compiler says of it. */
  | { kind: 'snippet'; path: string; line: number; code: string; message: string };

/** What the stumbles of an attempt are told from: all of it is stored, or follows from what is. */
export interface FrictionJob {
  attempt: Attempt;
  evaluations: readonly Evaluation[];
  task: Task;
  library: Library;
  installation: Installation;
  persona: Persona;
  /** Every passage of the docs that could be searched, in reading order; null when they are no longer there. */
  docs: readonly Passage[] | null;
  /** The search of those docs, where it can be done again without asking anyone; null where it cannot. */
  search: KnowledgeBase['search'] | null;
}

/** The stumbles of one class, or why they cannot be told. */
export type Found = Stumble[] | { unknown: string };

/** Tells the stumbles of one class: the same job, the same answer. */
export type Detector = (job: FrictionJob) => Found | Promise<Found>;

/** What an attempt stumbled over, in the order of the classes, and what could not be looked into. */
export interface Friction {
  stumbles: Stumble[];
  unknown: { class: FrictionClass; reason: string }[];
}
