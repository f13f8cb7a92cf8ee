import type { FrictionClass } from '../../evaluators/evaluation.ts';
import type { ComparedFinding } from './compared-run.ts';
import type { NeededSample } from './needed-sample.ts';
import type { Pairing } from './pair-trials.ts';
import type { SetupDifference } from './setup-differences.ts';

export type Verdict = 'better' | 'worse' | 'no conclusion';

/** What two runs show side by side: head less base, in points. */
export interface RunComparison {
  version: 1;
  /** `worse` when any dimension is: that is what a gate acts on. `better` when one is and none is worse. */
  verdict: Verdict;
  base: ComparedSide;
  head: ComparedSide;
  suite: { id: string; title: string };
  /** What the runs differ in by name, across which their trials were paired. */
  axis: Pairing['axis'];
  pairs: {
    compared: number;
    tasks: number;
    /** Graded trials of one run without a partner in the other. */
    onlyBase: number;
    onlyHead: number;
    /** Tasks left out because the suite changed them between the runs, and the pairs of these. */
    changedTasks: string[];
    changed: number;
  };
  /** Usability and the dimensions that it is made of; Holm's adjustment goes over these four. */
  dimensions: MeasureComparison[];
  /** Over each of these lists Holm's adjustment goes measure by measure. */
  personas: PartComparison[];
  libraries: PartComparison[];
  /** The unit is the repeat here, so that a task tried once has a difference and no interval. */
  tasks: PartComparison[];
  /** Tasks that more attempts solved than before, and fewer, persona by persona. */
  solved: { won: SolvedChange[]; lost: SolvedChange[] };
  friction: { classes: FrictionChange[]; pairs: number; unknown: number };
  findings: { new: FindingChange[]; vanished: FindingChange[] };
  /** All that is recorded of the two and differs. */
  differs: SetupDifference[];
}

export interface ComparedSide {
  id: string;
  label: string | null;
  createdAt: string;
  /** With the docs whole. */
  planned: number;
  graded: number;
}

/** Figures in points; null where they cannot be had. */
export interface MeasureComparison {
  name: string;
  /** Means over the pairs that are scored on both sides. */
  base: number | null;
  head: number | null;
  difference: number | null;
  /** 95 %, of this figure alone. */
  low: number | null;
  high: number | null;
  /** Of a sign-flip test, and after Holm's adjustment. */
  probability: number | null;
  adjusted: number | null;
  verdict: Verdict;
  /** What would have shown in 80 of 100 comparisons of this size, at 5 % before adjustment. */
  detectable: number | null;
  /** What it would take to show so few points; null where that cannot be said. */
  needed: NeededSample | null;
  /** Tasks; in the row of a task its repeats. */
  units: number;
  pairs: number;
  /** Pairs left out because one side or both are unscored. */
  unscored: number;
}

/** A persona, library or task: its usability, and what it is made of. */
export interface PartComparison extends MeasureComparison {
  dimensions: MeasureComparison[];
}

export interface SolvedChange {
  task: string;
  /** As personas are named here: `junior`, or across personas `junior → senior`. */
  persona: string;
  library: string;
  /** Attempts that solved it, of the pairs whose correctness is known on both sides. */
  base: number;
  head: number;
  of: number;
}

/** Attempts that met this class. */
export interface FrictionChange {
  class: FrictionClass;
  base: number;
  head: number;
}

/** A finding that is in attempts of one run and in none of the other's. */
export interface FindingChange extends Pick<ComparedFinding, 'code' | 'symbol'> {
  attempts: number;
  example: { key: string; file: string; line: number; message: string };
}

