import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Library } from '../library.ts';
import { UserError } from '../user-error.ts';
import type { Installation } from './language.ts';
import { npmInstall } from './npm-install.ts';

let folder: string;
let messages: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'uagent-install-'));
  messages = [];
});
afterEach(async () => {
  delete process.env['npm_config_registry'];
  await rm(folder, { recursive: true, force: true });
});

function install(npm: Library['install']['npm']): Promise<Installation> {
  const library: Library = {
    id: 'mine', language: 'typescript', install: { npm }, docs: [], api: [], rules: { required: [], forbidden: [] }, file: '/suite/libraries/mine.yaml',
  };
  return npmInstall({ library, home: path.join(folder, 'home'), onProgress: (message) => messages.push(message), signal: new AbortController().signal });
}

async function writePackage(code: string): Promise<string> {
  const source = path.join(folder, 'my-lib');
  await mkdir(path.join(source, 'private'), { recursive: true });
  await writeFile(path.join(source, 'package.json'), JSON.stringify({
    name: 'my-lib', version: '1.2.3', main: 'index.js', files: ['index.js'], scripts: { prepack: 'exit 1', install: 'exit 1', postinstall: `touch ${path.join(folder, 'ran')}` },
  }));
  await writeFile(path.join(source, 'index.js'), code);
  await writeFile(path.join(source, 'private', 'notes.md'), 'not published');
  return `file:${source}`;
}

describe('a package from a folder', () => {
  test('is installed as it would be published, and its scripts are not run', async () => {
    const installation = await install({ 'my-lib': await writePackage('exports.x = 1') });
    const [installed] = installation.packages;
    expect(installed).toMatchObject({ name: 'my-lib', version: '1.2.3', folder: path.join(installation.folder, 'node_modules', 'my-lib') });
    expect(readdirSync(installed?.folder ?? '').sort()).toEqual(['index.js', 'package.json']);
    expect(existsSync(path.join(folder, 'ran'))).toBe(false);
    expect(messages).toHaveLength(1);
  });

  test('is used as it is while its content is the same, and installed anew when that changes', async () => {
    const version = await writePackage('exports.x = 1');
    const first = await install({ 'my-lib': version });
    expect(await install({ 'my-lib': version })).toEqual(first);
    await writePackage('exports.x = 2');
    const other = await install({ 'my-lib': version });
    expect(other.folder).not.toBe(first.folder);
    expect(other.hash).not.toBe(first.hash);
    expect(messages).toHaveLength(2);
  });

  test('may be installed by two at once, and nothing half done stays behind', async () => {
    const version = await writePackage('exports.x = 1');
    const [one, two] = await Promise.all([install({ 'my-lib': version }), install({ 'my-lib': version })]);
    expect(one).toEqual(two);
    expect(readdirSync(path.join(folder, 'home', 'libraries'))).toEqual([path.basename(one.folder)]);
  });

  test('is readable to the other user that runs submitted code', async () => {
    const before = process.umask(0o077);
    const installation = await install({ 'my-lib': await writePackage('exports.x = 1') }).finally(() => process.umask(before));
    expect((await stat(installation.folder)).mode & 0o005).toBe(0o005);
    expect((await stat(path.join(installation.folder, 'node_modules', 'my-lib', 'index.js'))).mode & 0o004).toBe(0o004);
  });

  test('without a package.json is a mistake in the library file', async () => {
    const installing = install({ 'my-lib': `file:${path.join(folder, 'empty')}` });
    await expect(installing).rejects.toBeInstanceOf(UserError);
    await expect(installing).rejects.toThrow(`/suite/libraries/mine.yaml: install.npm.my-lib: the folder ${path.join(folder, 'empty')} has no package.json`);
  });
});

describe('a registry', () => {
  test('that lacks the version or the package is named in words for the author', async () => {
    await using registry = await startRegistry();
    process.env['npm_config_registry'] = registry.address;
    const wrongVersion = install({ known: '9.9.9' });
    await expect(wrongVersion).rejects.toBeInstanceOf(UserError);
    await expect(wrongVersion).rejects.toThrow('/suite/libraries/mine.yaml: install.npm.known: the package "known" has no version 9.9.9. The last published are 1.0.0, 1.1.0.');
    await expect(install({ '@scope/unknown.lib': '1.0.0' })).rejects.toThrow('the npm registry has no package "@scope/unknown.lib"');
    expect(readdirSync(path.join(folder, 'home', 'libraries'))).toEqual([]);
  });

  test('that cannot be reached is told apart from a mistake in the file', async () => {
    const registry = await startRegistry();
    await registry[Symbol.asyncDispose]();
    process.env['npm_config_registry'] = registry.address;
    await expect(install({ known: '1.0.0' })).rejects.toThrow('The library "mine" is not installed yet and the npm registry cannot be reached');
  });
});

/** Knows one package, which is enough for npm to ask its questions over HTTP. */
async function startRegistry(): Promise<AsyncDisposable & { address: string }> {
  const versions = Object.fromEntries(['1.0.0', '1.1.0'].map((version) => [version, { name: 'known', version, dist: { tarball: 'http://127.0.0.1:9/known.tgz', shasum: '' } }]));
  const server = createServer((request, response) => {
    const found = request.url === '/known';
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ? { name: 'known', 'dist-tags': { latest: '1.1.0' }, versions } : { error: 'Not found' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => { server.close(() => { resolve(); }); server.closeAllConnections(); }),
  };
}
