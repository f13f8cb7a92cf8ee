import type { Shape } from './shape.ts';
import type { Binding } from './syntax.ts';

/** A code block of the docs with the place that says what it is about. */
export interface Snippet {
  code: string;
  /** Page it stands on. */
  page: string;
  heading: string[];
  /** The passage's words around the block. */
  prose: string;
  /** Written out in running text or in a heading, where arguments are named by what they are and the last ones are often optional. */
  isSignature: boolean;
  /** Place of the passage among those seen, from 0. */
  rank: number;
}

/** One call that a snippet shows, cut out with everything that it needs. */
export interface Usage {
  snippet: Snippet;
  /** As the docs write it, such as `dijkstra.singleSource`. */
  callee: string;
  /** Statements that must run before, then the expression that is the result. */
  prelude: Part[][];
  result: Part[];
  /** Comment above the statement. */
  comment: string;
  /** Whether the docs do something with the result, or show what it is. */
  valued: boolean;
  assignedTo: string | null;
  /** What the docs say comes out. */
  output: Shape;
  /** Options or a callback were left away. */
  shortened: boolean;
  /** Place among the usages of its snippet. */
  place: number;
}

/** Code with gaps: text as it stands, a name that has to be imported, or a value that the task can replace. */
export type Part = string | Imported | Hole;

export interface Imported {
  kind: 'import';
  /** Every import that the docs show for this name, the nearest first. */
  bindings: Binding[];
}

export interface Hole {
  kind: 'hole';
  /** What the docs have there. */
  text: string;
  /** The docs' word for it, when it has one. */
  name: string | null;
  shape: Shape;
  /** Nothing declares it in the docs: without a value from the task the code would not run. */
  needed: boolean;
  /** A positional argument, or the value of an option. */
  role: 'argument' | 'option';
}
