import { expect, test } from 'vitest';
import { writePseudocode } from './pseudocode.ts';

test('code becomes indented steps without imports, types and comments', async () => {
  const code = `import { walk } from 'x';
interface Options { deep: boolean }
// A comment.
export function visit(list: string[], options?: Options): Record<string, number> {
  const seen: Record<string, number> = {};
  for (const [name, depth] of walk(list as string[])) {
    if (depth > 3) continue;
    else seen[name!] = depth;
  }
  for (let i = 0; i < 3; i += 1) seen.x = i;
  while (seen.x > 0) { seen.x -= 1; }
  return seen;
}`;
  expect(await writePseudocode(code)).toMatchInlineSnapshot(`
    "to visit(list, options):
      seen ← {}
      for each [name, depth] of walk(list):
        if depth > 3:
          continue
        otherwise:
          seen[name] = depth
      repeat with let i = 0; i < 3; i += 1:
        seen.x = i
      while seen.x > 0:
        seen.x -= 1
      return seen"
  `);
});
