import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace } from '../fixtures/workplace.ts';

const project = path.resolve(import.meta.dirname, '../..');

describe('the package', () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it('works where its tarball is installed in an empty folder', async () => {
    // Without scripts: the build is there already, and packing must not change it under the other tests.
    const packed = await place.shell(`npm pack --ignore-scripts --silent --pack-destination . '${project}'`);
    expect(packed.exitCode, packed.stderr).toBe(0);
    const tarball = readdirSync(place.folder).find((name) => name.endsWith('.tgz')) ?? '';
    const listed = (await place.shell(`tar -tzf '${tarball}'`)).stdout.split('\n');
    expect(listed).toEqual(expect.arrayContaining(['package/dist/cli/main.js', 'package/LICENSE', 'package/README.md', 'package/docs/report.schema.json']));
    expect(listed.filter((file) => /\.test\.|\/fixtures\/|node_modules|tsbuildinfo/u.test(file))).toEqual([]);

    place.write('package.json', '{ "private": true }\n');
    const installed = await place.shell(`npm install --prefer-offline --ignore-scripts --no-audit --no-fund './${tarball}'`);
    expect(installed.exitCode, installed.stderr).toBe(0);

    expect((await place.shell('test -x node_modules/.bin/uagent')).exitCode).toBe(0);
    const bundled = await place.shell('npx --no-install uagent run graph-analytics --model offline --persona senior --task pagerank');
    expect(bundled.exitCode, bundled.stderr).toBe(0);
    expect(bundled.stdout).toContain('report.html');

    place.copySuite('my-suite');
    const own = await place.shell('npx --no-install uagent run my-suite --model offline --persona senior --task fits-range');
    expect(own.exitCode, own.stderr).toBe(0);
    expect(own.stdout).toMatch(/Senior/u);
    expect(place.report('report.html')).toContain('<title>');
  }, 2 * ample);
});
