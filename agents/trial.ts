/** One cell of the matrix. */
export interface Trial {
  library: string;
  task: string;
  persona: string;
  arm: Arm;
  /** As asked for, such as `openai:gpt-5` or `offline`. */
  model: string;
  /** From 1. */
  repeat: number;
  /** A page or a section that the docs are without, such as `README.md`; left out where they are whole. */
  without?: string;
}

/**
 * The knowledge condition: `docs` as the persona may read them, `closed-book` without any, `oracle` with the passages that an
 * accepted reference needs handed over besides, `anonymised` with invented names for the library's.
 */
export const arms = ['docs', 'closed-book', 'oracle', 'anonymised'] as const;
export type Arm = (typeof arms)[number];

/** One text for one trial: the key of everything stored about it. */
export function trialKey(trial: Trial): string {
  return [trial.library, trial.task, trial.persona, trial.arm, trial.model, String(trial.repeat), ...(trial.without === undefined ? [] : ['without', trial.without])].join('/');
}
