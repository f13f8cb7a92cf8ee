import type { Arm, Trial } from '../agents/trial.ts';

export interface Matrix {
  libraries: string[];
  tasks: string[];
  personas: string[];
  arms: Arm[];
  models: string[];
  repeats: number;
}

/**
 * Every cell of the matrix. Repeats are outermost and tasks next, so that a run stopped half-way
 * has tried every persona on the tasks that it reached.
 */
export function planTrials({ libraries, tasks, personas, arms, models, repeats }: Matrix): Trial[] {
  const trials: Trial[] = [];
  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    for (const task of tasks) {
      for (const library of libraries) {
        for (const model of models) {
          for (const arm of arms) {
            for (const persona of personas) trials.push({ library, task, persona, arm, model, repeat });
          }
        }
      }
    }
  }
  return trials;
}
