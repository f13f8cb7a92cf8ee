import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../agents/attempt.ts';
import { closeTypeProjects } from '../tasks/languages/type-project.ts';
import { brief, openKitchen, reference, search, tryOut, typeCheck, type Kitchen, type PlantedAttempt } from './fixtures/friction/try-out.ts';

let kitchen: Kitchen;
beforeAll(async () => { kitchen = await openKitchen(); });
afterAll(async () => {
  await closeTypeProjects();
  kitchen[Symbol.dispose]();
});

const entry = (body: string, imports = "import { Kettle, cupsIn } from 'kettle';"): string => `${imports}\nexport function main(litres: number): number {\n  ${body}\n}\n`;
const asyncEntry = (body: string): string => `import { Kettle, cupsIn } from 'kettle';\nexport async function main(litres: number): Promise<number> {\n  ${body}\n}\n`;

const refusal = (name: string): Step => ({ kind: 'tool', name, arguments: {}, outcome: 'refused', result: `Nothing is left of your budget for ${name}. Submit.`, milliseconds: 1 });
const atOnce = (...steps: Step[]): Step[] => [{ kind: 'reply', text: '', toolCalls: [], finishReason: 'tool_calls', usage: { calls: 1, inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 }, milliseconds: 1 }, ...steps];

/** Attempts with known stumbles, all of them: what is not named must not be told. */
const gold: Record<string, [planted: PlantedAttempt, stumbles: string[]]> = {
  'nothing in code that does it well': [{ code: reference }, []],
  'nothing when nothing was handed in': [{ code: null, ending: { kind: 'never-submitted' } }, []],

  'a package that is not there, once for bundler and compiler': [{ code: entry('return count(litres);', "import { count } from 'kettles';") }, ['setup-failure kettles']],
  'a module that is missed only when the code runs': [{ code: entry("return require(['ket', 'tles'].join('')).count(litres) + cupsIn(0);", "import { createRequire } from 'node:module';\nimport { cupsIn } from 'kettle';\nconst require = createRequire('/');") }, ['setup-failure kettles']],
  'a file that the package keeps to itself as a bypass, not as a failure of set-up': [{ code: entry('return inner * litres;', "import { inner } from 'kettle/inner.js';") }, ['bypass kettle/inner.js']],

  'an invented name': [{ code: entry('return countThem(litres);', "import { countThem } from 'kettle';") }, ['invented-symbol kettle.countThem']],
  'a name that is nearly right, and not an invented one': [{ code: entry('return cupIn(litres);', "import { cupIn } from 'kettle';") }, ['near-miss-name kettle.cupIn']],
  'one stumble for a name that is used three times': [{ code: entry('const kettle = new Kettle(1).fill(1);\n  kettle.sing();\n  kettle.sing();\n  kettle.sing();\n  return cupsIn(litres);') }, ['invented-symbol kettle.Kettle.sing']],
  'a call with an argument missing': [{ code: entry('return cupsIn();') }, ['wrong-call kettle.cupsIn']],
  'a misspelt option': [{ code: entry('return cupsIn(litres) + new Kettle(1).fill(1).boil({ targt: 90 }) - 100;') }, ['wrong-options kettle.BoilOptions.targt']],
  'a missing await': [{ code: asyncEntry('const cups = new Kettle(1).fill(1).pourLater(4 * litres);\n  return cups.length;') }, ['wrong-return']],
  'nothing with the await': [{ code: asyncEntry('const cups = await new Kettle(1).fill(1).pourLater(4 * litres);\n  return cups.length;') }, []],
  'a deprecated name': [{ code: entry('return cupsIn(litres) + new Kettle(1).fill(1).heat() - 100;') }, ['deprecated kettle.Kettle.heat']],

  'a kettle that was never filled': [{ code: entry('return cupsIn(litres) + new Kettle(1).boil();') }, ['missing-precondition kettle']],
  'the same when it is caught and thrown again': [{ code: entry('try {\n    return cupsIn(litres) + new Kettle(1).boil();\n  } catch (error) {\n    throw error;\n  }') }, ['missing-precondition kettle']],
  'the same when it comes as a rejection': [{ code: asyncEntry('return (await new Kettle(1).pourLater(4 * litres)).length;') }, ['missing-precondition kettle']],
  'the same when a timer of the library throws it': [{ code: asyncEntry('return (await new Kettle(1).whistle()).length;') }, ['missing-precondition kettle']],
  'an option that the library itself asks for': [{ code: entry('return cupsIn(litres) + serve();', "import { cupsIn, serve } from 'kettle';") }, ['wrong-options kettle']],
  'a call of several lines that the compiler is against': [{ code: entry("return cupsIn(\n    'two',\n  );") }, ['wrong-call kettle.cupsIn']],
  'an error of its own inside a callback of the library': [{ code: entry("return new Kettle(1).fill(1).onReady(() => { throw new Error('mine'); }) + cupsIn(litres);") }, []],
  'an error of a package that is not the library': [{ code: entry('return cupsIn(litres) + stir();', "import { cupsIn } from 'kettle';\nimport { stir } from 'spoon';") }, []],

  'wrong answers, once for all cases': [{ code: entry('return cupsIn(litres) + 1;') }, ['silent-wrong']],
  'wrong answers beside a name that is only deprecated, and beside a type that is not there': [
    { code: entry('const nothing: Cup | undefined = undefined;\n  return cupsIn(litres) + new Kettle(1).fill(1).heat() + Number(nothing === undefined);', "import { Kettle, cupsIn } from 'kettle';\nimport type { Cup } from 'kettle/cups';") },
    ['setup-failure kettle/cups', 'deprecated kettle.Kettle.heat', 'silent-wrong'],
  ],
  'a wrong answer that the compiler foretold': [{ code: entry("return cupsIn(litres, 'tea') + 1;") }, ['wrong-call kettle.cupsIn']],

  'code that does without the library': [{ code: entry('return 4 * litres;', '') }, ['bypass lib']],
  'a cast that hides the library': [{ code: entry('return (cupsIn as any)(litres);') }, ['bypass cupsIn as any']],
  'nothing in a cast that hides nothing of the library': [{ code: entry('return cupsIn(litres) + String(litres as any).length - 1;') }, []],

  'the same error for two versions': [{ code: reference, steps: [typeCheck('a', 'solution.ts:3:5 TS2339: No such thing.'), typeCheck('b', 'solution.ts:9:1 TS2339: No such thing.', 'solution.ts:9:2 TS1: Other.')] }, ['thrash TS2339: No such thing.']],
  'nothing in the same error for the same version': [{ code: reference, steps: [typeCheck('a', 'solution.ts:3:5 TS2339: No such thing.'), typeCheck('a\n', 'solution.ts:3:5 TS2339: No such thing.'), typeCheck('b', 'solution.ts:3:5 TS2551: Other.')] }, []],
  'a search that was refused, one time when it could have been known': [{ code: null, ending: { kind: 'never-submitted' }, steps: [...atOnce(search('a'), refusal('search_docs')), ...atOnce(refusal('search_docs'))] }, ['discovery kettle.cupsIn', 'thrash search_docs']],
  'nothing in one search too many among those made at once': [{ code: null, ending: { kind: 'never-submitted' }, steps: atOnce(search('a'), refusal('search_docs')) }, ['discovery kettle.cupsIn']],
  'turns that were spent for nothing': [{ code: null, ending: { kind: 'budget-spent', budget: 'turns' } }, ['thrash turns']],
};

const idle = entry('return new Kettle(litres).fill(1).boil();');
const searched = { code: idle, steps: [search('tea'), search('number of cups'), search('tea')] };
const cleaning = (name: string): string => `import { ${name} } from 'kettle';\nexport const main = (litres: number): number => 4 * ${name}(litres);\n`;
const tea = entry('const kettle = new Kettle(2).fill(litres);\n  return kettle.pourNow(cupsIn(litres));');

/** The same for what the docs had to do with it. */
const docsGold: typeof gold = {
  'a passage that no search brought': [searched, ['silent-wrong', 'discovery kettle.cupsIn']],
  'nothing of a passage that was seen': [{ ...searched, seen: ['guide.md#L1'] }, ['silent-wrong']],
  'nothing of a passage that the persona may not read': [{ ...searched, persona: 'junior' }, ['silent-wrong']],
  'nothing to a developer that never looked': [{ code: idle }, ['silent-wrong']],
  'nothing in a closed-book trial': [{ ...searched, arm: 'closed-book' }, ['silent-wrong']],
  'nothing of a declaration that was looked up': [{ ...searched, steps: [...searched.steps, { kind: 'tool', name: 'look_up_api', arguments: { name: 'cupsIn' }, outcome: 'done', result: '<declaration symbol="kettle.cupsIn" kind="function" module="kettle">', milliseconds: 1 }] }, ['silent-wrong']],
  'nothing that the starter hands over': [{ ...searched, starter: reference }, ['silent-wrong']],
  'nothing when the task was done well another way': [{ ...searched, code: entry('return 4 * litres + new Kettle(1).fill(1).boil() - 100;') }, []],
  'what was not found when the library was gone round': [{ ...searched, code: entry('return 4 * litres;', '') }, ['discovery kettle.cupsIn', 'bypass lib']],
  'the reference that is nearest': [{ ...searched, references: ["import { limescale, sieve } from 'kettle';\nexport const main = (litres: number): number => 4 * limescale(sieve(litres));\n", "import { Kettle, cupsIn } from 'kettle';\nexport const main = (litres: number): number => new Kettle(1).fill(1).boil() + cupsIn(litres) - 100;\n"] }, ['silent-wrong', 'discovery kettle.cupsIn']],

  'what no page names and no comment explains': [{ code: idle, references: [cleaning('limescale')] }, ['silent-wrong', 'docs-gap kettle.limescale']],
  'no gap where a page has the word, though not as a name': [{ ...searched, references: [cleaning('sieve')] }, ['silent-wrong']],

  'an example of the docs that was followed into an error': [{ code: tea, seen: ['tea.md#L1'] }, ['invented-symbol kettle.Kettle.pourNow', 'docs-defect kettle.Kettle.pourNow']],
  'the same when a version was tried and mended': [{ code: reference, seen: ['tea.md#L1'], steps: [typeCheck(tea)] }, ['docs-defect kettle.Kettle.pourNow']],
  'no defect of an example that was not seen': [{ code: tea, seen: ['README.md#L1'] }, ['invented-symbol kettle.Kettle.pourNow']],
  'no defect of an example that was not followed': [{ code: reference, seen: ['tea.md#L1'] }, []],
  'no defect where the docs show what fails': [{ code: tea.replace('pourNow', 'spill'), seen: ['tea.md#L1'] }, ['invented-symbol kettle.Kettle.spill']],
  'no defect of a fragment': [{ code: tea.replace('pourNow', 'pourNever'), seen: ['later.md#L1'] }, ['invented-symbol kettle.Kettle.pourNever']],
};

describe('tells', () => {
  it.each(Object.entries(docsGold))('%s', async (_what, [planted, stumbles]) => {
    const friction = await tryOut(kitchen, planted);
    expect(friction.stumbles.map(brief).filter((each) => !each.startsWith('wrong-'))).toEqual(stumbles);
  });

  it('the evidence of what the docs had to do with it', async () => {
    const evidenceOf = async (planted: PlantedAttempt): Promise<unknown> => (await tryOut(kitchen, planted)).stumbles.at(-1)?.evidence;
    expect(await evidenceOf(searched)).toEqual([{ kind: 'passage', path: 'guide.md', startLine: 1, endLine: 9 }, { kind: 'query', text: 'tea' }, { kind: 'query', text: 'number of cups' }]);
    expect(await evidenceOf({ code: tea, seen: ['tea.md#L1'] })).toEqual([
      { kind: 'snippet', path: 'tea.md', line: 7, code: 'kettle.pourNow(cups);', message: "TS2339: Property 'pourNow' does not exist on type 'Kettle'." },
    ]);
  });

  it('that it cannot be told when the docs are gone', async () => {
    const { unknown } = await tryOut({ ...kitchen, docs: null }, searched);
    expect(unknown.map(({ class: kind }) => kind)).toEqual(['discovery', 'docs-gap']);
  });

  it.each(Object.entries(gold))('%s', async (_what, [planted, stumbles]) => {
    const friction = await tryOut(kitchen, planted);
    expect(friction.stumbles.map(brief)).toEqual(stumbles);
    expect(friction.stumbles.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(friction.unknown).toEqual([]);
  });
});
