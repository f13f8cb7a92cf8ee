interface GraphInput {
  directed: boolean;
  edges: { source: string; target: string; weight?: number }[];
}

interface Question {
  args: [GraphInput, string];
  output: unknown;
  expected: Record<string, string[]>;
}

/** Accepts any path that exists and is as long as the expected one, to exactly the nodes that can be reached. */
export default function check({ args: [input, source], output, expected }: Question): { pass: boolean; message?: string } {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) {
    return fail('The answer is not an object from node to path.');
  }
  const paths = new Map<string, unknown>(Object.entries(output));
  for (const node of paths.keys()) {
    if (!Object.hasOwn(expected, node)) return fail(`"${node}" cannot be reached from "${source}".`);
  }
  for (const [node, shortest] of Object.entries(expected)) {
    const path = paths.get(node);
    if (!isPath(path)) return fail(`There is no path to "${node}" in the answer.`);
    if (path[0] !== source || path.at(-1) !== node) return fail(`The path to "${node}" does not lead from "${source}" to it.`);
    const [found, best] = [lengthOf({ path, input }), lengthOf({ path: shortest, input })];
    if (found === Infinity) return fail(`The path to "${node}" uses an edge that does not exist.`);
    if (Math.abs(found - best) > 1e-9) return fail(`The path to "${node}" has length ${found}; the shortest has ${best}.`);
  }
  return { pass: true };
}

function fail(message: string): { pass: false; message: string } {
  return { pass: false, message };
}

function isPath(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((node) => typeof node === 'string');
}

function lengthOf({ path, input }: { path: string[]; input: GraphInput }): number {
  return path.slice(1).reduce((sum, to, position) => sum + stepLength({ from: path[position] ?? '', to, input }), 0);
}

/** The length of the shortest edge of a step; infinite where there is none. */
function stepLength({ from, to, input: { directed, edges } }: { from: string; to: string; input: GraphInput }): number {
  const lengths = edges
    .filter(({ source, target }) => (source === from && target === to) || (!directed && source === to && target === from))
    .map(({ weight = 1 }) => weight);
  return Math.min(...lengths);
}
