import { expect, test } from 'vitest';
import { fencedCode } from './fenced-code.ts';

const code = 'export const total = 1;';

test('the last block that exports the entry is taken', () => {
  const text = `\`\`\`ts\nexport const total = 0;\n\`\`\`\n\nBetter:\n\n\`\`\`ts\n${code}\n\`\`\`\n\nRun:\n\n\`\`\`sh\nnpm i\n\`\`\``;
  expect(fencedCode(text, 'total')).toBe(`${code}\n`);
});

test('a fence inside a longer fence is code', () => {
  expect(fencedCode(`\`\`\`\`ts\n// \n\`\`\`\n${code}\n\`\`\`\``, 'total')).toBe(`// \n\`\`\`\n${code}\n`);
});

test('a block that was cut off still counts', () => {
  expect(fencedCode(`~~~js\n${code}`, 'total')).toBe(`${code}\n`);
});

test('a block that does not export the entry does not count, nor does code without a fence', () => {
  expect(fencedCode('```ts\nconst total = 1;\n```', 'total')).toBeNull();
  expect(fencedCode(code, 'total')).toBeNull();
});
