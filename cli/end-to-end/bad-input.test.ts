import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openScriptedEndpoint } from '../../agents/fixtures/scripted-endpoint.ts';
import { ample, openWorkplace, versionRanges, type Environment } from '../fixtures/workplace.ts';

const place = openWorkplace();
afterAll(() => {
  place[Symbol.dispose]();
});

const oneTrial = ['--task', 'newest-in-range', '--persona', 'junior'];

/** One message of a line or few, which says all of the words; no result, no stack trace, exit code 2. */
async function expectRefusal(args: string[], words: (string | RegExp)[], environment?: Environment): Promise<void> {
  const { exitCode, stdout, stderr } = await place.uagent(args, environment);
  expect(exitCode, stderr).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(stderr).not.toContain('Please report this');
  for (const word of words) expect(stderr).toMatch(word);
  const message = stderr.split('\n').filter((line) => line.trim() !== '' && !/^(?:Installing|Indexing|Run )/u.test(line));
  expect(message.length, stderr).toBeLessThanOrEqual(3);
}

describe('a name that is not there', () => {
  it.each([
    ['task', ['run', versionRanges, '--model', 'offline', '--task', 'newest-in-rang'], 'newest-in-range'],
    ['persona', ['run', versionRanges, '--model', 'offline', '--persona', 'juniro'], 'junior'],
    ['library', ['run', versionRanges, '--model', 'offline', '--library', 'semvr'], 'semver'],
    ['arm', ['run', versionRanges, '--model', 'offline', '--arm', 'docks'], 'docs'],
    ['model', ['run', versionRanges, '--model', 'ofline'], 'offline'],
    ['bundled suite', ['run', 'graph-analytic', '--model', 'offline'], 'graph-analytics'],
    ['library to search', ['docs', 'search', versionRanges, 'anything', '--library', 'semvr'], 'semver'],
    ['command', ['chek', versionRanges], 'check'],
    ['option', ['run', versionRanges, '--modle', 'offline'], '--model'],
  ])('is answered with the one that was meant: %s', async (_, args, meant) => {
    await expectRefusal(args, [/did you mean/iu, new RegExp(`Did you mean \\W*${meant}`, 'iu')]);
  });

  it('is said when two different personas have one id, and not one of them dropped', async () => {
    const own = readFileSync(path.join(import.meta.dirname, '../../agents/personas/junior.yaml'), 'utf8').replace(/searches: \d+/u, 'searches: 2');
    place.write('mine.yaml', own);
    await expectRefusal(['run', versionRanges, '--model', 'offline', '--persona', 'junior', '--persona', 'mine.yaml'], [/"junior"/u, /mine\.yaml/u, /another id/u]);
  });

  it('is said of a run and of a folder of solutions', async () => {
    await expectRefusal(['report', 'latest'], ['uagent run']);
    await expectRefusal(['run', versionRanges, '--resume', 'latest'], ['uagent run']);
    await expectRefusal(['run', versionRanges, '--model', 'offline', '--retry-unscored'], ['--resume latest']);
    await expectRefusal(['runs', '--home', ''], [/^--home is empty/mu]);
    await expectRefusal(['evaluate', versionRanges, '--solutions', 'nowhere'], [path.join(place.folder, 'nowhere')]);
    place.write('theirs/newest-in-rnge/a.ts', 'export {};');
    await expectRefusal(['evaluate', versionRanges, '--solutions', 'theirs'], [/Did you mean "newest-in-range"/u]);
  });
});

describe('a command that is typed half', () => {
  it.each([
    ['of a command', ['report'], /missing required argument 'run'/u],
    ['of a command of a command', ['docs', 'search', versionRanges], /missing required argument 'query'/u],
    ['with a number that is none', ['docs', 'search', versionRanges, 'anything', '-k', '0'], /Expected a whole number of at least 1/u],
  ])('is told so, and where help is: %s', async (_, args, words) => {
    await expectRefusal(args, [words, /Run it with --help/u]);
  });

  it('is completed where it is clear what was meant', async () => {
    await expectRefusal(['evaluate', versionRanges], [/is a suite/u, /--solutions <folder>/u]);
  });
});

describe('a suite with a mistake', { timeout: ample }, () => {
  const broken = (name: string, file: string, change: (text: string) => string): string => path.basename(place.copySuite(name, { [file]: change }));

  it('is told by file and line, with what was expected', async () => {
    const suite = broken('typo', 'suite.yaml', (text) => text.replace('title:', 'titel:'));
    await expectRefusal(['check', suite], [/typo\/suite\.yaml:3/u, /titel/u, /Did you mean "title"/u]);
  });

  it('is told by place when it names a persona that is not there', async () => {
    const suite = broken('nobody', 'suite.yaml', (text) => `${text}personas: [junior, snior]\n`);
    await expectRefusal(['check', suite], [/nobody\/suite\.yaml:\d: personas: /u, /Did you mean "senior"/u]);
  });

  it('is told when a library has a package version that does not exist', async () => {
    const suite = broken('future', 'libraries/semver.yaml', (text) => text.replace('7.7.4', '99.0.0'));
    await expectRefusal(['run', suite, ...oneTrial, '--model', 'offline'], [/semver/u, /99\.0\.0/u, /libraries\/semver\.yaml:\d/u]);
  });

  it('is told when a docs folder has no documents', async () => {
    const suite = broken('undocumented', 'libraries/semver.yaml', (text) => text.replace('{ npm: semver }', '{ path: ../docs }'));
    mkdirSync(path.join(place.folder, suite, 'docs'));
    await expectRefusal(['docs', 'build', suite], [path.join(suite, 'docs'), /document|Markdown|page/u]);
    await expectRefusal(['run', suite, ...oneTrial, '--model', 'offline'], [path.join(suite, 'docs')]);
  });

  it('is told when it has no tasks', async () => {
    const suite = path.basename(place.copySuite('idle', { 'suite.yaml': (text) => `${text}tasks: []\n` }));
    await expectRefusal(['run', suite, '--model', 'offline'], [/idle\/suite\.yaml/u, /task/u]);
    place.write('bare/suite.yaml', 'version: 1\nid: bare\ntitle: Bare\nlibraries: [semver.yaml]\n');
    place.write('bare/semver.yaml', 'id: semver\nlanguage: typescript\ninstall: { npm: { semver: 7.7.4 } }\ndocs: [{ npm: semver }]\napi: [semver]\n');
    await expectRefusal(['check', 'bare'], [/bare/u, /task/u]);
  });
});

describe('a model that cannot be reached', { timeout: ample }, () => {
  const run = ['run', versionRanges, ...oneTrial, '--model', 'openai:writer'];

  it('is refused without a key, and the offline developer is offered', async () => {
    await expectRefusal(run, ['OPENAI_API_KEY', '--model offline']);
  });

  it('is refused without a model at all', async () => {
    await expectRefusal(['run', versionRanges], ['--model openai:', '--model offline']);
  });

  it.each([
    [401, 'a key that the endpoint refuses', /OPENAI_API_KEY/u],
    [404, 'a model that the endpoint does not have', /no model "writer"/u],
  ])('ends the run on %i, %s', async (status, _, words) => {
    await using endpoint = await openScriptedEndpoint(() => ({ kind: 'error', status, message: 'no' }));
    await expectRefusal(run, [words, new URL(endpoint.baseUrl).host, String(status)], { OPENAI_API_KEY: 'sk-wrong-key', OPENAI_BASE_URL: endpoint.baseUrl });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('ends the run when nothing answers', async () => {
    const { baseUrl, [Symbol.asyncDispose]: close } = await openScriptedEndpoint([]);
    await close();
    await expectRefusal(run, [new URL(baseUrl).host, /OPENAI_BASE_URL/u], { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: baseUrl });
  });

  it('ends the run when the address can lead nowhere', async () => {
    await expectRefusal(run, [/127\.0\.0\.1:1 cannot be reached/u, /OPENAI_BASE_URL/u], { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    await expectRefusal(run, [/OPENAI_BASE_URL is no address/u], { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: 'nonsense' });
  });

  it('ends the run when a web page answers', async () => {
    await using endpoint = await openScriptedEndpoint(() => ({ kind: 'raw', type: 'text/html', text: '<!doctype html><title>Welcome</title>' }));
    // Each is asked for again for a while: proxies come back.
    await expectRefusal(run, [/web page/u, /OPENAI_BASE_URL/u], { OPENAI_API_KEY: 'sk-any', OPENAI_BASE_URL: endpoint.baseUrl });
  });

  it('is refused when the recording is not there or is none', async () => {
    await expectRefusal(['run', versionRanges, '--model', 'recorded:nowhere.jsonl'], [path.join(place.folder, 'nowhere.jsonl')]);
    place.write('prose.jsonl', 'Once upon a time\n');
    await expectRefusal(['run', versionRanges, '--model', 'recorded:prose.jsonl'], [/prose\.jsonl:1/u]);
  });
});

describe('a machine without a sandbox', () => {
  /** A PATH on which there is Node and nothing else. */
  function pathWithoutSandbox(): string {
    const folder = path.join(place.folder, 'bin');
    mkdirSync(folder, { recursive: true });
    symlinkSync(process.execPath, path.join(folder, 'node'));
    return folder;
  }

  it('runs nothing, and says how to install one', async () => {
    const environment = { PATH: pathWithoutSandbox() };
    const commands = [['run', versionRanges, ...oneTrial, '--model', 'offline'], ['check', versionRanges], ['demo']];
    for (const command of commands) await expectRefusal(command, [/bubblewrap is not installed/u, /install.*bubblewrap/u, /--sandbox none/u], environment);
    const { exitCode, document } = await place.json(['doctor'], environment);
    expect(exitCode).toBe(2);
    expect(document).toMatchObject({ ok: false, checks: expect.arrayContaining([expect.objectContaining({ name: 'sandbox', state: 'broken' })]) as unknown });
  });
});

describe('a store that is damaged', () => {
  it('is named, and nothing is written over it', async () => {
    const other = openWorkplace();
    const file = other.write('.uagent/uagent.db', 'This is no database, though it is long enough to be taken for one. '.repeat(30));
    const { exitCode, stderr } = await other.uagent(['runs']);
    expect(exitCode, stderr).toBe(2);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^\s+at /mu);
    expect((await other.shell('head -c 20 .uagent/uagent.db')).stdout).toBe('This is no database,');
    other[Symbol.dispose]();
  });
});
