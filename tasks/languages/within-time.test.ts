import { afterAll, expect, it } from 'vitest';
import { installPackages } from './fixtures/type-project/install-packages.ts';
import { openTypeProject } from './type-project.ts';
import { TooSlow, withinTime } from './within-time.ts';

const { installation, [Symbol.dispose]: remove } = installPackages();
afterAll(remove);

/** Few lines over which the compiler sits for minutes. */
const bomb = `
type Grow<T, N extends unknown[] = []> = N['length'] extends 900 ? T : Grow<T | N, [...N, T]>;
export const one: Grow<string> = [] as unknown as Grow<number>;
`;

it('breaks off what does not come to an end, and passes on what comes back or is thrown', () => {
  const endless = (): void => { for (;;); };
  expect(() => { withinTime(endless, 0.05); }).toThrow(TooSlow);
  expect(withinTime(() => 'done', 5)).toBe('done');
  expect(withinTime((): string | undefined => undefined, 5)).toBeUndefined();
  const mistake = new RangeError('mine');
  expect(() => withinTime(() => { throw mistake; }, 5)).toThrow(mistake);
});

it('types that keep the compiler busy are given up, at once when they come again, and the next code is checked as ever', async () => {
  const project = await openTypeProject(installation);
  const look = (code: string, seconds = 1) => project.inspect({ 'solution.ts': code }, ({ program, sources }) => sources.flatMap(({ source }) => program.getSemanticDiagnostics(source)).length, seconds);
  expect(() => look(bomb)).toThrow('took longer than 1 s');
  // Remembered: it says the second that it was given before.
  expect(() => look(bomb, 0.5)).toThrow('took longer than 1 s');
  expect(look("import { open } from 'plain';\nexport const text = open('a');\n")).toBe(0);
  expect(look("export const text: number = 'a';\n")).toBe(1);
});
