/** The package door: what other programs may use. */
export { measureReadability } from './evaluators/readability/measure.ts';
export { readSuite } from './tasks/read-suite.ts';
