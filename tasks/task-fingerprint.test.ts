import path from 'node:path';
import { expect, it } from 'vitest';
import { readSuite } from './read-suite.ts';
import { fingerprintTask } from './task-fingerprint.ts';

const { tasks: [task], libraries } = readSuite(path.join(import.meta.dirname, '../cli/fixtures/version-ranges'), import.meta.dirname);

it('is the same wherever the suite lies, and another for whatever decides a score', () => {
  if (task === undefined) throw new Error('The suite has no task.');
  const { solutions: { semver } } = task;
  if (semver === undefined) throw new Error('The task has no solutions.');
  const own = fingerprintTask(task, libraries);
  expect(Object.keys(own.accepted)).toEqual(['semver']);
  expect(fingerprintTask({ ...task, title: 'Else', folder: '/elsewhere', solutions: { semver: { ...semver, wrong: [], starter: { ...semver.starter, path: '/elsewhere' } } } }, libraries)).toEqual(own);
  const others = [
    { ...task, instructions: `${task.instructions}!` }, { ...task, entry: 'other' }, { ...task, limits: { ...task.limits, seconds: 99 } },
    { ...task, cases: { ...task.cases, hidden: task.cases.hidden.slice(1) } }, { ...task, cases: { ...task.cases, compare: { kind: 'partition' as const } } },
  ];
  expect(others.filter((other) => fingerprintTask(other, libraries).asked === own.asked)).toEqual([]);
  expect(others.map((other) => fingerprintTask(other, libraries).accepted)).toEqual(others.map(() => own.accepted));
  const references = { ...task, solutions: { semver: { ...semver, references: semver.references.slice(1) } } };
  expect(fingerprintTask(references, libraries)).toMatchObject({ asked: own.asked });
  expect(fingerprintTask(references, libraries).accepted).not.toEqual(own.accepted);
  expect(fingerprintTask(task, libraries.map((library) => ({ ...library, rules: { required: ['x'], forbidden: [] } }))).accepted).not.toEqual(own.accepted);
});
