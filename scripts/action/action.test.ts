import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ample, openWorkplace } from '../../cli/fixtures/workplace.ts';
import { packageRoot } from '../../tasks/package-root.ts';
import { allowSandbox } from './allow-sandbox.ts';
import { cutMarkdown } from './cut-markdown.ts';
import { inputNames } from './inputs.ts';
import { commentMarker } from './result-markdown.ts';

const main = path.join(packageRoot, 'dist/scripts/action/main.js');

interface Comment {
  id: number;
  body: string;
  user: { type: string };
  author_association: string;
}

/** As much of GitHub as comments need: pages of a hundred, and a status that can be made to refuse. */
async function openGitHub(): Promise<{ server: Server; address: string; comments: Comment[]; calls: string[]; state: { refuse: boolean } }> {
  const comments: Comment[] = [];
  const calls: string[] = [];
  const state = { refuse: false };
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    let text = '';
    request.on('data', (data: Buffer) => { text += data.toString(); }).on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://github');
      calls.push(`${request.method ?? ''} ${pathname}`);
      const given = text === '' ? '' : (JSON.parse(text) as { body: string }).body;
      if (request.headers.authorization !== 'Bearer planted-token') answer(401, {});
      else if (given.length > 65_536) answer(422, {});
      else if (request.method === 'GET') answer(200, comments.slice(100 * (Number(searchParams.get('page')) - 1)).slice(0, Number(searchParams.get('per_page'))));
      else if (state.refuse) answer(403, { message: 'Resource not accessible by integration' });
      else if (request.method === 'POST') {
        comments.push({ id: comments.length + 1, body: given, user: { type: 'Bot' }, author_association: 'NONE' });
        answer(201, {});
      } else {
        const own = comments.find(({ id }) => pathname.endsWith(`/issues/comments/${String(id)}`));
        if (own !== undefined) own.body = given;
        answer(own === undefined ? 404 : 200, {});
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/v3`, comments, calls, state };
}

describe('the comment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'uagent-action-'));
  const out = path.join(folder, 'usability-report');
  const marker = commentMarker('my-suite');
  let github: Awaited<ReturnType<typeof openGitHub>>;

  beforeAll(async () => {
    github = await openGitHub();
    mkdirSync(out);
    writeFileSync(path.join(folder, 'pull.json'), JSON.stringify({ action: 'synchronize', number: 7, pull_request: { number: 7, head: { repo: { fork: false } } } }));
    writeFileSync(path.join(folder, 'push.json'), JSON.stringify({ ref: 'refs/heads/main', commits: [] }));
  });
  afterAll(() => {
    github.server.close();
    rmSync(folder, { recursive: true });
  });

  const comment = async (text: string, { event = 'pull.json' } = {}): Promise<string> => {
    writeFileSync(path.join(out, 'comment.md'), `${marker}\n\n${text}\n`);
    const { exitCode, stdout, stderr } = await execa(process.execPath, [main, 'comment'], {
      cwd: folder, reject: false,
      env: { UAGENT_SUITE: 'my-suite', GITHUB_EVENT_PATH: path.join(folder, event), GITHUB_API_URL: github.address, GITHUB_REPOSITORY: 'octo/lib', GITHUB_TOKEN: 'planted-token', GITHUB_SERVER_URL: 'https://github.example', GITHUB_RUN_ID: '99' },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).not.toContain('planted-token');
    return stdout;
  };

  test('is written once and then anew in its place, found behind a page of others and not mistaken for that of a stranger', { timeout: ample }, async () => {
    for (let id = 1; id <= 100; id += 1) github.comments.push({ id, body: id === 5 ? `${marker} hello` : 'Nice!', user: { type: 'User' }, author_association: 'NONE' });
    expect(await comment('First.')).toBe('The comment of pull request 7 is created.');
    expect(await comment('Second.')).toBe('The comment of pull request 7 is updated.');
    expect(github.comments.map(({ body }) => body).filter((body) => body !== 'Nice!')).toEqual([`${marker} hello`, `${marker}\n\nSecond.\n`]);
    expect(github.calls.slice(-3)).toEqual(['GET /api/v3/repos/octo/lib/issues/7/comments', 'GET /api/v3/repos/octo/lib/issues/7/comments', 'PATCH /api/v3/repos/octo/lib/issues/comments/101']);
  });

  test('that is too long is cut, with a pointer to the whole', { timeout: ample }, async () => {
    await comment(Array.from({ length: 9000 }, (_, i) => `Line ${String(i)}.`).join('\n\n'));
    const body = github.comments.at(-1)?.body ?? '';
    expect(body.length).toBeGreaterThan(65_300);
    expect(body.endsWith('\nThe whole report is in the artifact `usability-report` of [this run](https://github.example/octo/lib/actions/runs/99).\n')).toBe(true);
  });

  test('is only warned of where a fork may not write it, and is not asked for after a push', { timeout: ample }, async () => {
    github.state.refuse = true;
    expect(await comment('Third.')).toMatch(/^::warning title=uagent::The comment could not be written\. GitHub answered 403 to PATCH .* a pull request from a fork .*$/u);
    const before = github.calls.length;
    expect(await comment('Fourth.', { event: 'push.json' })).toBe('No pull request started this workflow, so there is none to comment on.');
    expect(github.calls).toHaveLength(before);
  });
});

test.each([
  ['short', 'a\n\nb\n', 99, 'a\n\nb\n'],
  ['between blocks', 'aaaa\n\nbbbb\n\ncccc', 14, 'aaaa\n\nbbbb\n\n>\n'],
  ['not in a fold', 'aa\n\n<details>\n<summary>x</summary>\n\nb\n\n</details>\n\ncc', 48, 'aa\n\n>\n'],
  ['not in code that looks like an end', 'aa\n\n````\n```\n\n</details>\n\n````\n\nbbbbbb', 30, 'aa\n\n>\n'],
  ['nowhere', 'aaaaaaaaaaaaaa', 9, '\n>\n'],
])('Markdown is cut %s', (_, text, most, expected) => {
  expect(cutMarkdown(text, { size: ({ length }) => length, most, pointer: '>' })).toBe(expected);
});

describe('a run', () => {
  const place = openWorkplace();
  const suite = place.copySuite('suite');
  afterAll(() => {
    place[Symbol.dispose]();
  });

  const run = async (inputs: Record<string, string>): Promise<{ outputs: Record<string, string>; summary: string; log: string }> => {
    const files = { GITHUB_OUTPUT: path.join(place.folder, 'outputs'), GITHUB_STEP_SUMMARY: path.join(place.folder, 'summary') };
    for (const file of Object.values(files)) writeFileSync(file, '');
    const { exitCode, stderr } = await execa(process.execPath, [main, 'run'], { cwd: place.folder, reject: false, env: { ...files, ...inputs } });
    expect(exitCode, stderr).toBe(0);
    const outputs = Object.fromEntries(readFileSync(files.GITHUB_OUTPUT, 'utf8').trim().split('\n').map((line) => line.split(/=(.*)/u).slice(0, 2))) as Record<string, string>;
    return { outputs, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), log: stderr };
  };

  test('leaves report, summary and outputs, and the exit code of its gates to the end', { timeout: ample }, async () => {
    const given = { UAGENT_SUITE: suite, UAGENT_MODEL: 'offline', UAGENT_PERSONA: 'junior', UAGENT_TASK: 'fits-range,newest-in-range', UAGENT_UNTIL: '±2', UAGENT_FAIL_UNDER: 'usability=100', UAGENT_OUT: 'first' };
    const first = await run(given);
    expect(first.outputs).toMatchObject({ 'exit-code': '1', gates: 'failed', verdict: '', run: 'version-ranges-1', folder: path.join(place.folder, 'first') });
    expect(Number(first.outputs['score'])).toBeGreaterThan(0);
    expect(first.summary).toMatch(/^<!-- uagent:.* -->\n\n❌ \*\*A usability gate failed\.\*\*\n\n- Gate failed: usability is /u);
    expect(first.summary).toContain('# Usability of semver');
    // What is logged between them may repeat what strangers wrote.
    expect(first.log).toMatch(/^::stop-commands::([\w-]{36})\n[^]*\n::\1::$/u);
    // The offline developer does the same every time, so that repeats cannot narrow anything.
    expect(first.log).toMatch(/After 1 repeat: usability of semver \(docs, offline\) is [\d.]+ ±[\d.]+\.\n[\s\S]*After 2 repeats: .*; repeats alone would leave about ±[\d.]+\.\nMore repeats cannot bring it to ±2: /u);
    for (const file of ['report.html', 'report.json', 'report.md', 'report.junit.xml', 'report.sarif', 'comment.md']) expect(existsSync(path.join(place.folder, 'first', file)), file).toBe(true);
    expect(await place.json(['runs'])).toMatchObject({ document: { runs: [{ planned: 4, graded: 4 }] } });

    // Gone on with, there is nothing left to try; a baseline is a report of another run.
    place.write('main.json', readFileSync(path.join(place.folder, 'first/report.json'), 'utf8').replace('"run": "version-ranges-1"', '"run": "version-ranges-0"').replace(/"asked": "\w+"/u, '"asked": "other"'));
    const second = await run({ UAGENT_SUITE: suite, UAGENT_ARGUMENTS: '--resume\nlatest\n--unchanged-tasks', UAGENT_OUT: 'second', UAGENT_BASELINE: 'main.json', UAGENT_FAIL_ON: 'regression' });
    expect(second.outputs).toMatchObject({ 'exit-code': '0', gates: 'passed', verdict: 'no conclusion', run: 'version-ranges-1' });
    expect(second.summary).toContain('## Usability: no conclusion');
    expect(second.log).toContain('After 2 repeats: ');
    expect(second.log).not.toContain('After 1 repeat: ');
  });

  test('that cannot be done says why in the summary', { timeout: ample }, async () => {
    const { outputs, summary } = await run({ UAGENT_SUITE: 'no-such-suite', UAGENT_MODEL: 'offline' });
    expect(outputs).toMatchObject({ 'exit-code': '2', gates: 'not measured', score: '', run: '', report: '' });
    expect(summary).toMatch(/\*\*Usability could not be measured\.\*\*\n\n```\n.*no-such-suite/u);
  });
});

describe('the sandbox of a runner', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'uagent-runner-'));
  const realPath = process.env['PATH'];
  afterAll(() => {
    process.env['PATH'] = realPath;
    rmSync(folder, { recursive: true });
  });

  /** An Ubuntu whose AppArmor lets bubblewrap go on once a program has been called, as root or by sudo. */
  async function ubuntu(name: string, helps: 'apparmor_parser' | 'sysctl' | 'nothing'): Promise<{ works: boolean; said: string[]; called: string[] }> {
    const root = path.join(folder, name);
    const setting = path.join(root, 'proc/sys/kernel/apparmor_restrict_unprivileged_userns');
    const log = path.join(root, 'called');
    mkdirSync(path.dirname(setting), { recursive: true });
    mkdirSync(path.join(root, 'bin'));
    writeFileSync(setting, '1\n');
    writeFileSync(log, '');
    const program = (file: string, text: string): void => { writeFileSync(path.join(root, 'bin', file), `#!/bin/sh\n${text}\n`, { mode: 0o755 }); };
    const real = (await execa({ env: { PATH: realPath } })`which bwrap`).stdout;
    program('bwrap', `[ -e '${root}/allowed' ] || [ "$1" = --version ] && exec ${real} "$@"\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1`);
    program('sudo', 'shift\nexec "$@"');
    for (const each of ['tee', 'apparmor_parser', 'sysctl']) program(each, `echo "${each} $*" >> '${log}'\n${each === 'tee' ? `cat >> '${log}'` : each === helps ? `touch '${root}/allowed'` : 'exit 1'}`);
    process.env['PATH'] = `${path.join(root, 'bin')}:${realPath ?? ''}`;
    const said: string[] = [];
    const works = await allowSandbox({ say: (line) => void said.push(line), root });
    return { works, said, called: readFileSync(log, 'utf8').trim().split('\n') };
  }

  const profile = ['tee /etc/apparmor.d/uagent-bwrap', 'abi <abi/4.0>,', 'profile uagent-bwrap /usr/bin/bwrap flags=(unconfined) {', '  userns,', '}', 'apparmor_parser -r /etc/apparmor.d/uagent-bwrap'];
  const setting = 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';

  test('is allowed to bubblewrap alone, to all where that is not enough, and given up with what to do', async () => {
    const [alone, all, none] = [await ubuntu('alone', 'apparmor_parser'), await ubuntu('all', 'sysctl'), await ubuntu('none', 'nothing')];
    expect(alone).toMatchObject({ works: true, called: profile });
    expect(alone.said.at(-1)).toMatch(/^bubblewrap .* works\.$/u);
    expect(all).toMatchObject({ works: true, called: [...profile, setting] });
    expect(none).toMatchObject({ works: false, called: [...profile, setting] });
    expect(none.said.at(-1)).toContain('AppArmor keeps ordinary users from making user namespaces');
  });
});

test('action.yml hands over what the script reads, and publishes what it writes', () => {
  const text = readFileSync(path.join(packageRoot, 'action.yml'), 'utf8');
  const action = parse(text) as { inputs: Record<string, unknown>; outputs: Record<string, { value: string }>; runs: { steps: { id?: string; env?: Record<string, string>; if?: string }[] } };
  const { steps } = action.runs;
  expect(Object.keys(steps.find(({ id }) => id === 'run')?.env ?? {}).filter((name) => name !== 'ACTION').sort()).toEqual([...inputNames].sort());
  const used = new Set([...text.matchAll(/\binputs\.([\w-]+)/gu)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
  // The token goes to the step that writes the comment and to no other.
  expect(steps.filter(({ env }) => env?.['GITHUB_TOKEN'] !== undefined)).toHaveLength(1);
  expect(text.match(/inputs\.token/gu)).toHaveLength(1);
  expect(steps.at(-1)).toMatchObject({ if: 'always()' });
});
