import { expect, it } from 'vitest';
import type { Finding } from '../../evaluators/evaluation.ts';
import type { GradedSolution } from '../../runs/grade-solutions.ts';
import { renderSolutions } from './render-solutions.ts';

function graded(library: string): GradedSolution {
  const about: Pick<Finding, 'dimension' | 'args' | 'file'> = { dimension: 'compliance', args: { name: library }, file: 'mine.ts' };
  const findings: Finding[] = [
    { ...about, class: 'bypass', code: 'bypass', line: 0, column: 0 },
    { ...about, class: null, code: 'TS1005', args: { message: '\u001B[31mred' }, line: 3, column: 7 },
  ];
  return { library, task: 'count', file: '/theirs/count/mine.ts', evaluations: [{ dimension: 'compliance', kind: 'unscored', reason: 'of the test', findings }], judgements: [] };
}

it('places a finding by line and column, and one about the whole nowhere', () => {
  const text = renderSolutions([graded('one')], 100);
  expect(text).toContain('/theirs/count/mine.ts\n  compliance is unscored: of the test\n  bypass: ');
  expect(text).toContain('\n  3:7 TS1005: ');
  expect(text).not.toContain('0:0');
  expect(text).not.toContain('\u001B');
});

it('says with which library a file was graded where there are several', () => {
  const text = renderSolutions([graded('one'), graded('two')], 100);
  expect(text).toContain('/theirs/count/mine.ts with one\n');
  expect(text).toContain('/theirs/count/mine.ts with two\n');
});
