import { expect, test } from 'vitest';
import { classOfThrown } from './class-of-thrown.ts';

test.each([
  ['wrong-options', 'Missing required option "cups".'],
  ['wrong-options', 'Invalid option columns: expect an array, a function or true, got "yes"'],
  ['wrong-options', 'options.limit must be a positive integer'],
  ['wrong-options', 'Unknown configuration key `colour`'],
  ['wrong-call', 'The "path" argument must be of type string. Received undefined'],
  ['wrong-call', '2 arguments required, but only 1 present.'],
  ['wrong-call', 'Expected parameter `graph` to be a graph'],
  ['missing-precondition', 'The kettle is empty.'],
  ['missing-precondition', 'The options must be set before the parser is opened.'],
  ['missing-precondition', 'Call init() first. It takes options.'],
  ['missing-precondition', 'Invalid Record Length: expect 2, got 3 on line 3'],
  ['missing-precondition', 'Invalid time value'],
  ['missing-precondition', 'Graph.addNode: the "a" node already exist in the graph.'],
  ['missing-precondition', ''],
])('%s: %s', (kind, message) => {
  expect(classOfThrown(message)).toBe(kind);
});
