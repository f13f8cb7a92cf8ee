import { passed, refused, verdict, type Comparer } from './comparer.ts';
import { findDifference, listOf, recordOf } from './find-difference.ts';
import { formatValue } from './format-value.ts';

/**
 * The same grouping whatever the labels. Either side may be an object or Map from element to label, or a list of groups;
 * empty groups do not count, and an element is known by its text, as object keys are. A case that expects no grouping
 * at all, such as null, is compared exactly.
 */
export const partition: Comparer<'partition'> = ({ case: { expected }, output, showsExpected }) => {
  if (isScalar(expected)) return verdict(findDifference({ expected, output, tolerance: 0 }), { showsExpected });
  const wanted = readGrouping(expected);
  const got = readGrouping(output);
  if (wanted.kind === 'none') return refused(showsExpected ? `expected: ${wanted.reason}` : 'what is expected is no grouping');
  if (got.kind === 'none') return refused(`${showsExpected ? 'expected: a grouping ≠' : 'output: no grouping,'} ${formatValue(output)} (${got.reason})`);
  const difference = differ(wanted.labels, got.labels);
  return difference === undefined ? passed : refused(showsExpected ? difference.inFull : difference.withoutExpected);
};

/** What keeps an expected value from being a grouping, or a value that stands for none; undefined when nothing does. */
export function groupingMistake(expected: unknown): string | undefined {
  if (isScalar(expected)) return undefined;
  const grouping = readGrouping(expected);
  return grouping.kind === 'none' ? grouping.reason : undefined;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

type Grouping = { kind: 'grouping'; labels: Map<string, string> } | { kind: 'none'; reason: string };

function readGrouping(value: unknown): Grouping {
  const record = recordOf(value);
  if (record !== undefined) return { kind: 'grouping', labels: new Map([...record].map(([element, label]) => [element, nameOf(label)])) };
  const groups = listOf(value);
  if (groups === undefined) return { kind: 'none', reason: 'neither an object from element to label nor a list of groups' };
  const labels = new Map<string, string>();
  for (const [i, group] of groups.entries()) {
    const elements = listOf(group);
    if (elements === undefined) return { kind: 'none', reason: `group ${String(i)} is no list` };
    for (const element of elements.map((each) => nameOf(each))) {
      if (labels.has(element)) return { kind: 'none', reason: `${formatValue(element)} is listed twice` };
      labels.set(element, String(i));
    }
  }
  return { kind: 'grouping', labels };
}

function nameOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : formatValue(value);
}

interface GroupingDifference {
  inFull: string;
  /** Names only elements that the output has. */
  withoutExpected: string;
}

function differ(wanted: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): GroupingDifference | undefined {
  const missing = [...wanted.keys()].find((element) => !got.has(element));
  if (missing !== undefined) return { inFull: `expected[${formatValue(missing)}]: a group ≠ nothing`, withoutExpected: `output: an element is in none of its groups, which have ${String(got.size)}` };
  const extra = [...got.keys()].find((element) => !wanted.has(element));
  if (extra !== undefined) return { inFull: `expected[${formatValue(extra)}]: nothing ≠ a group`, withoutExpected: `output: an element too many, ${formatValue(extra)}` };
  return findSplit(wanted, got, { wanted: 'together', got: 'apart' }) ?? findSplit(got, wanted, { wanted: 'apart', got: 'together' });
}

/** The first two elements that share a label in one grouping and not in the other. */
function findSplit(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, words: { wanted: string; got: string }): GroupingDifference | undefined {
  const firstWithLabel = new Map<string, string>();
  for (const [element, label] of one) {
    const first = firstWithLabel.get(label);
    if (first === undefined) firstWithLabel.set(label, element);
    else if (other.get(first) !== other.get(element)) {
      const pair = `${formatValue(first)} and ${formatValue(element)}`;
      return { inFull: `expected: ${pair} ${words.wanted} ≠ ${words.got}`, withoutExpected: `output: wrong groups, ${pair} are ${words.got}` };
    }
  }
  return undefined;
}
