import { expect, test } from 'vitest';
import { arrangeRows } from './arrange-rows.ts';
import type { Column } from './arrange-rows.ts';

interface Row {
  name: string;
  score: number | null;
}

const columns: Column<Row>[] = [
  { id: 'name', title: 'Name', value: ({ name }) => name },
  { id: 'score', title: 'Score', value: ({ score }) => score, kind: 'number' },
];
const rows: Row[] = [['Task 10', 7], ['Task 9', null], ['task 1', 0], ['Other', 7], ['Élan', 30]].map(([name, score]) => ({ name, score }) as Row);

test.each([
  ['as given without an order', null, '', 'Task 10, Task 9, task 1, Other, Élan'],
  ['as given where the column is not there', { id: 'nowhere', desc: true }, '', 'Task 10, Task 9, task 1, Other, Élan'],
  ['numbers in words by their size, letters as people order them', { id: 'name', desc: false }, '', 'Élan, Other, task 1, Task 9, Task 10'],
  ['what is unknown last, also from the largest down; the alike as given', { id: 'score', desc: true }, '', 'Élan, Task 10, Other, task 1, Task 9'],
  ['zero before what is unknown from the smallest up', { id: 'score', desc: false }, '', 'task 1, Task 10, Other, Élan, Task 9'],
  ['those with the text in any column, in either case', { id: 'name', desc: true }, 'TASK', 'Task 10, Task 9, task 1'],
  ['a figure is found as well', null, '30', 'Élan'],
  ['none where none fits', null, '.*', ''],
])('%s', (_, sort, text, expected) => {
  expect(arrangeRows({ columns, rows, sort, text }).map(({ name }) => name).join(', ')).toBe(expected);
});
