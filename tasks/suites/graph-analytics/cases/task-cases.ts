interface Case {
  args: unknown[];
  expected: unknown;
}

/** Cases by name, in the order in which they are written. */
export type CaseList = Record<string, Case>;

export interface TaskCases {
  compare: { kind: string; tolerance?: number; checker?: string };
  examples: CaseList;
  hidden: CaseList;
}

/** Pairs every input with the answer that `solve` gives. */
export function answer<Args extends unknown[]>(solve: (...args: Args) => unknown, inputs: Record<string, Args>): CaseList {
  return Object.fromEntries(Object.entries(inputs).map(([name, args]) => [name, { args, expected: solve(...args) }]));
}
