import { formatValue } from './format-value.ts';

/** Where and how an output differs from what is expected; the values themselves are put into words only when somebody reads them. */
export interface Difference {
  /** From the root on, such as `[3].rank`; empty at the root. A key that only the expected value has is not in it. */
  path: string;
  kind: 'wrong-value' | 'missing-key' | 'extra-key' | 'too-few' | 'too-many';
  /** The step to a key that is missing, such as `.rank`; empty for the other kinds. */
  missing: string;
  /** At the path; of a length, both are lists and the numbers are told. */
  expected: unknown;
  output: unknown;
}

/** Expected value first: `expected[3].rank: 0.12 ≠ 0.15`. `name` is what the path begins with. */
export function differenceInFull({ path, kind, missing, expected, output }: Difference, name = 'expected'): string {
  const at = `${name}${path}${missing}`;
  switch (kind) {
    case 'missing-key': return `${at}: ${formatValue(expected)} ≠ nothing`;
    case 'extra-key': return `${at}: nothing ≠ ${formatValue(output)}`;
    case 'too-few':
    case 'too-many': return `${at}.length: ${String(expected)} ≠ ${String(output)}`;
    case 'wrong-value': {
      const [wanted, got] = [formatValue(expected), formatValue(output)];
      return `${at}: ${wanted} ≠ ${got === wanted ? `${got} (${typeof output})` : got}`;
    }
  }
}

/** As much as may be told to those who must not see what is expected: where, of which kind, and what came instead. */
export function differenceWithoutExpected({ path, kind, output }: Difference): string {
  return `output${path}: ${words[kind]}, ${formatValue(output)}`;
}

const words: Record<Difference['kind'], string> = {
  'wrong-value': 'wrong value', 'missing-key': 'a key is missing', 'extra-key': 'a key too many', 'too-few': 'too few items', 'too-many': 'too many items',
};
