import { afterAll, expect, test } from 'vitest';
import { temporaryLibrary } from '../../knowledge/fixtures/temporary-library.ts';
import { closeTypeProjects } from '../../tasks/languages/type-project.ts';
import { contraryCalls } from './contrary-calls.ts';
import { outlineOf } from './outline.ts';
import { standingOf } from './standing.ts';

const { library, installation, ...base } = temporaryLibrary({
  files: {
    'node_modules/lib/package.json': JSON.stringify({ name: 'lib', version: '1.0.0', type: 'module', types: './index.d.ts' }),
    'node_modules/lib/index.d.ts': `export interface Span { days: number }
export declare function readDay(text: string): Date;
export declare function isDay(day: Date): boolean;
export declare function spanBetween(later: Date | string, earlier: Date | string, options?: { rounding?: 'up' | 'down'; zone?: string }): Span;
`,
  },
  docs: [],
});
afterAll(async () => {
  base[Symbol.dispose]();
  await closeTypeProjects();
});

const outline = (body: string) => outlineOf({ file: { name: 'solution.ts', code: `import { isDay, readDay, spanBetween } from 'lib';\nexport function days(from: string, to: string): number | null {\n${body}\n}\n` }, entry: 'days', library, installation });
const reference = "  const end = readDay(to);\n  if (!isDay(end)) return null;\n  return spanBetween(end, readDay(from), { rounding: 'up' }).days;";

test.each([
  ['nothing of it', 'return 1;', {}],
  ['its own means where a helper stands', "return spanBetween(to, new Date(from), { rounding: 'up' }).days;", { 'lib.readDay': true }],
  ['its own means on a line that throws', "return spanBetween(to, from, { rounding: 'up' }).days; // doubtful", {}],
])('a helper is replaced by %s', async (_what, body, replaced) => {
  const standing = standingOf(await outline(reference), await outline(body), new Set(body.includes('doubtful') ? [3] : []));
  expect(Object.fromEntries([...standing].map(([id, { level }]) => [id, level]))).toEqual({ 'lib.isDay': 10, 'lib.readDay': 1, 'lib.Span.days': 0, 'lib.spanBetween': 0, 'lib.rounding': 0 });
  expect(standing.get('lib.readDay')?.isFilled).toBe(Object.hasOwn(replaced, 'lib.readDay'));
  expect(Object.fromEntries([...standing].filter(([, { isReplaced }]) => isReplaced).map(([id, { isReplaced }]) => [id, isReplaced]))).toEqual(replaced);
});

test.each([
  ['parameters the other way round', "return spanBetween(from, to, { rounding: 'up' }).days;", ['0', '1']],
  ['another of a few values', "return spanBetween(to, from, { rounding: 'down' }).days;", ['2.rounding']],
  ['other text, which is data', "return spanBetween(to, from, { rounding: 'up', zone: 'UTC' }).days;", []],
  ['less', 'return spanBetween(to, from).days;', []],
])('a call says the contrary with %s', async (_what, body, paths) => {
  const [own, accepted] = [await outline(body), await outline(reference)];
  expect(contraryCalls({ own: own.calls, accepted: accepted.calls }).flatMap(({ contradictions }) => contradictions.map(({ path }) => path))).toEqual(paths);
});

test('a value is followed out of a function and past what is done to it', async () => {
  const { uses } = await outline('  function late() {\n    const day = readDay(to);\n    day.setHours(23);\n    return day;\n  }\n  return spanBetween(late(), from).days;');
  expect(uses.find(({ id }) => id === 'lib.readDay')).toEqual({ id: 'lib.readDay', level: 1, slots: ['lib.spanBetween 0'] });
});

test('what the library has made as well fills a place, and replaces nothing', async () => {
  const standing = standingOf(await outline(reference), await outline('  const day = readDay(to);\n  return spanBetween(spanBetween(day, day), day).days;'), new Set());
  const filled = standingOf(await outline('  return spanBetween(readDay(to), from).days;'), await outline('  return spanBetween(new Date(), from).days;'), new Set()).get('lib.readDay');
  expect(standing.get('lib.readDay')).toEqual({ level: 1, isReplaced: false, isFilled: true });
  expect(filled).toEqual({ level: 1, isReplaced: true, isFilled: true });
});
