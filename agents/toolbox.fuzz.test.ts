import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzTime, inputs } from '../tasks/fixtures/fuzz/inputs.ts';
import { mutated } from '../tasks/fixtures/fuzz/mutated.ts';
import { makeJob } from './fixtures/make-job.ts';
import { createToolbox } from './toolbox.ts';

const texts = [
  '{"query": "sum"}', '{"path": "tinysum/README.md", "line": 1}', '{"name": "tinysum.sum"}', '{"name": "new sum()", "path": "../../../etc/passwd", "query": "\\u0000"}', '{"code": ""}', '{"code": 7, "query": ["sum"], "path": {}, "name": null}',
];
const words = ['"query":', '"path":', '"name":', '"line":', '"line": -1', '"line": 1e308', '"__proto__": {"query": "sum"}', '"constructor"', '"toString"', 'tinysum/docs/../README.md', 'file:///etc/passwd', '\\u0000', '\\ud800', '.*(a+)+$'];
const names = ['search_docs', 'read_doc', 'look_up_api', 'check_types', 'run_examples', 'submit', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'search_docs ', 'SEARCH_DOCS', 'read_file', 'x'.repeat(1_000_000)];

/** The arguments as a model sends them, and as they are read: an object, or text that is none. */
function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

test('every call is answered, within its budget, whatever its name and arguments', async () => {
  const job = makeJob('expert');
  // Compiling takes long and sees code only: these three get arguments here that are no code.
  await fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.array(mutated(texts, words).map(read), { minLength: 1, maxLength: 3 }), async (name, calls) => {
    const toolbox = createToolbox(job);
    const before = toolbox.tools.map((tool) => ({ name: tool.name, left: toolbox.left(tool.name) }));
    for (const args of calls.filter((each) => !isCode(each))) {
      const { outcome, text } = await toolbox.call(name, args);
      expect(['done', 'refused', 'failed']).toContain(outcome);
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThan(100_000);
    }
    expect(toolbox.worldFailure).toBeNull();
    const done = toolbox.steps.filter((step) => step.kind === 'tool' && step.outcome === 'done').length;
    for (const each of before) if (Number.isFinite(each.left)) expect(each.left - toolbox.left(each.name)).toBe(each.name === name ? done : 0);
    for (const { id } of toolbox.passages) expect(job.knowledge.passages.map((passage) => passage.id)).toContain(id);
  }), inputs({ usual: 200, share: 0.15 }));
}, fuzzTime);

function isCode(args: unknown): boolean {
  return typeof args === 'object' && args !== null && 'code' in args && typeof args.code === 'string' && args.code.trim() !== '';
}
