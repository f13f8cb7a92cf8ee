import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

interface Graded {
  library: string;
  task: string;
  file: string;
  correctness: Score;
  compliance: Score;
  readability: Score;
  findings: { dimension: string; class: string | null; code: string; message: string; line: number; column: number; symbol?: string }[];
}

type Score = { kind: 'scored'; score: number; passed?: number; total?: number } | { kind: 'unscored'; reason: string };

const place = openWorkplace();
afterAll(() => {
  place[Symbol.dispose]();
});

describe('uagent evaluate --solutions', { timeout: ample }, () => {
  const signature = 'export function newestInRange(versions: string[], range: string): string | null {';
  const right = `import semver from 'semver';\n\n${signature}\n  return semver.maxSatisfying(versions, range);\n}\n`;
  const files = {
    'right.ts': right,
    'wrong.ts': right.replace('maxSatisfying', 'minSatisfying'),
    'invented.ts': right.replace(`${signature}\n`, `${signature}\n  if (versions.length > 1000) return semver.newestSatisfying(versions, range);\n`),
    'bypass.ts': `${signature}\n  return range === '' ? null : (versions[0] ?? null);\n}\n`,
    'broken.ts': `${signature}\n  return (;\n}\n`,
    'endless.ts': `${signature}\n  for (;;) range += versions.length;\n}\n`,
  };
  let graded: Record<string, Graded>;

  beforeAll(async () => {
    for (const [name, code] of Object.entries(files)) place.write(`solutions/newest-in-range/${name}`, code);
    const suite = place.copySuite('impatient', { 'tasks/newest-in-range/task.md': (text) => text.replace('seconds: 5', 'seconds: 2') });
    const { exitCode, document, stderr } = await place.json(['evaluate', suite, '--solutions', 'solutions']);
    expect(exitCode, stderr).toBe(0);
    const { solutions } = document as { version: 1; solutions: Graded[] };
    graded = Object.fromEntries(solutions.map((solution) => [path.basename(solution.file), solution]));
  }, ample);
  const of = (name: keyof typeof files): Graded => graded[name] ?? expect.fail(`${name} was not graded`);

  it('grades every file in all three dimensions', () => {
    expect(Object.keys(graded).sort()).toEqual(Object.keys(files).sort());
    expect(of('right.ts')).toMatchObject({
      library: 'semver', task: 'newest-in-range',
      correctness: { kind: 'scored', score: 100, passed: 8, total: 8 }, compliance: { kind: 'scored', score: 100 }, readability: { kind: 'scored' }, findings: [],
    });
  });

  it('gives a wrong solution the share of the hidden cases that it passes, with a finding that says what came instead', () => {
    const { correctness, findings } = of('wrong.ts');
    const { score, passed, total } = scored(correctness);
    expect(total).toBe(8);
    expect(passed).toBeGreaterThan(0);
    expect(passed).toBeLessThan(8);
    expect(score).toBeCloseTo((100 * (passed ?? 0)) / 8);
    expect(findings.map(({ class: frictionClass }) => frictionClass)).toContain('silent-wrong');
    expect(findings.map(({ message }) => message).join('\n')).toContain('1.2.0');
    expect(JSON.stringify(findings)).not.toMatch(/≠|expected/u);
  });

  it('lowers compliance for an invented method, at its place, though every case passes', () => {
    expect(scored(of('invented.ts').correctness).score).toBe(100);
    expect(scored(of('invented.ts').compliance).score).toBeLessThan(scored(of('right.ts').compliance).score);
    expect(of('invented.ts').findings).toEqual([expect.objectContaining({ dimension: 'compliance', class: 'invented-symbol', line: 4 })]);
    expect(of('invented.ts').findings[0]?.message).toContain('newestSatisfying');
  });

  it('gives code that never uses the library no compliance', () => {
    expect(scored(of('bypass.ts').compliance).score).toBe(0);
    expect(of('bypass.ts').findings.map(({ class: frictionClass }) => frictionClass)).toContain('bypass');
  });

  it('grades code that does not compile, or never ends, as code that solves nothing', () => {
    expect(scored(of('broken.ts').correctness).score).toBe(0);
    expect(scored(of('endless.ts').correctness)).toMatchObject({ score: 0, total: 8 });
    expect(of('endless.ts').findings.map(({ message }) => message).join('\n')).toMatch(/\b2 s/u);
  });

  it('prints a table for people', async () => {
    place.write('right/newest-in-range/right.ts', right);
    const { stdout } = await place.uagent(['evaluate', versionRanges, '--solutions', 'right']);
    expect(stdout).toMatch(/semver\s+newest-in-range\s+right\.ts\s+100 \(8\/8\)\s+100/u);
  });
});

describe('a submission that looks around', { timeout: ample }, () => {
  const secret = 'planted-secret-4711';
  let server: Server;
  let asked = 0;

  beforeAll(async () => {
    // The store is made by the first command that needs it.
    await place.uagent(['runs']);
    server = createServer((_, response) => {
      asked += 1;
      response.end(secret);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    place.write('home/secret.txt', secret);
  });
  afterAll(() => server.close());

  /** Each returns what it got hold of; the one case of the task expects "nothing". */
  function probes(): Record<string, string> {
    const { port } = server.address() as AddressInfo;
    const read = (file: string): string => `(await import('node:fs')).readFileSync(${JSON.stringify(file)}, 'utf8')`;
    const got = {
      'users.ts': read('/etc/passwd'),
      'cases.ts': read(path.join(place.folder, 'probe-suite/tasks/probe/cases.json')),
      'home.ts': `${read(path.join(place.folder, 'home/secret.txt'))} + (await import('node:fs')).readdirSync((await import('node:os')).homedir())`,
      'store.ts': read(path.join(place.home, 'uagent.db')),
      'environment.ts': 'process.env.PLANTED ?? fail()',
      'environment-of-parents.ts': `["self", "1", String(process.ppid)].map((id) => { try { return readFileSync(\`/proc/\${id}/environ\`, 'utf8'); } catch { return ''; } }).find((text) => text.includes('PLANTED=')) ?? fail()`,
      'fetch.ts': `await (await fetch('http://127.0.0.1:${String(port)}/')).text()`,
      'socket.ts': `await new Promise<string>((resolve, reject) => { const socket = connect(${String(port)}, '127.0.0.1', () => { resolve('connected'); socket.destroy(); }); socket.on('error', reject); })`,
    };
    const frame = (expression: string): string => `import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const fail = (): never => { throw new Error('nothing there'); };

export async function probe(): Promise<string> {
  try {
    return String(${expression});
  } catch {
    return 'nothing';
  }
}

void readFileSync, connect, fail;
`;
    return Object.fromEntries(Object.entries(got).map(([name, expression]) => [name, frame(expression)]));
  }

  async function look(sandbox: string[]): Promise<Record<string, string>> {
    place.copySuite('probe-suite', {
      'tasks/probe/task.md': '---\nid: probe\ntitle: Probe\nentry: probe\nlimits: { seconds: 5 }\n---\nWrite `probe()`, which returns `"nothing"`.\n',
      'tasks/probe/starter.ts': "export async function probe(): Promise<string> {\n  throw new Error('Write me.');\n}\n",
      'tasks/probe/cases.json': '{ "compare": { "kind": "exact" }, "examples": [], "hidden": [{ "name": "looks around", "args": [], "expected": "nothing" }] }',
    });
    for (const [name, code] of Object.entries(probes())) place.write(`probes/probe/${name}`, code);
    const { document, stderr } = await place.json(['evaluate', 'probe-suite', '--solutions', 'probes', ...sandbox], { PLANTED: secret, HOME: path.join(place.folder, 'home') });
    const { solutions } = document as { solutions: Graded[] };
    expect(solutions, stderr).toHaveLength(Object.keys(probes()).length);
    expect(stderr.includes('runs unprotected'), stderr).toBe(sandbox.length > 0);
    return Object.fromEntries(solutions.map(({ file, correctness, findings }) =>
      [path.basename(file), scored(correctness).score === 100 ? 'nothing' : findings.map(({ message }) => message).join(' ')]));
  }

  it('gets nothing: no files, no cases, no home folder, no environment, no network', async () => {
    expect(await look([])).toEqual(Object.fromEntries(Object.keys(probes()).map((name) => [name, 'nothing'])));
    expect(asked).toBe(0);
  });

  it('would get at all of it without the sandbox, so that the test above means something', async () => {
    const got = await look(['--sandbox', 'none']);
    expect(Object.entries(got).filter(([name, what]) => what === 'nothing' && !name.startsWith('environment'))).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });
});

function scored(score: Score): { score: number; passed?: number; total?: number } {
  return score.kind === 'scored' ? score : expect.fail(score.reason);
}
