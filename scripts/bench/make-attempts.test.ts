import { describe, expect, it } from 'vitest';
import { readSuite } from '../../tasks/read-suite.ts';
import { makeAttempts } from './make-attempts.ts';

describe('attempts for the bench', () => {
  const suite = readSuite('graph-analytics', process.cwd());
  const make = (count: number) => makeAttempts(suite, 'graphology', count);

  it('are as many as asked for, each with a text and a name of its own, over all tasks', () => {
    const attempts = make(300);
    expect(new Set(attempts.map(({ file }) => file.code)).size).toBe(300);
    expect(new Set(attempts.map(({ task, file }) => `${task}/${file.name}`)).size).toBe(300);
    expect(new Set(attempts.map(({ task }) => task))).toEqual(new Set(suite.tasks.map(({ id }) => id)));
  });

  it('are the same each time', () => {
    expect(make(50)).toEqual(make(50));
  });
});
