import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace } from '../fixtures/workplace.ts';

const kettle = path.resolve(import.meta.dirname, '../../evaluators/fixtures/docs-check/packages/kettle');

interface Document {
  version: number;
  package: string;
  packageVersion: string;
  snippets: { path: string; line: number; language: string; verdict: string; reason?: string; findings: { level: string; code: string; message: string; line: number; column: number }[] }[];
}

interface Sarif {
  runs: { results: { ruleId: string; level: string; locations: { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string }; region: { startLine: number; startColumn: number } } }[] }[] }[];
}

describe('uagent docs check', { timeout: ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });

  it('checks the docs of a folder, as JSON and SARIF, with a gate', async () => {
    cpSync(kettle, path.join(place.folder, 'kettle'), { recursive: true });
    const { exitCode, document, stderr } = await place.json(['docs', 'check', './kettle', '--fail-on', 'broken', '--sarif', 'docs.sarif']);
    expect(exitCode, stderr).toBe(1);
    const { version, package: name, packageVersion, snippets } = document as Document;
    expect({ version, name, packageVersion }).toEqual({ version: 1, name: 'kettle', packageVersion: '1.2.0' });
    expect(snippets.find(({ line }) => line === 26)).toMatchObject({ path: 'README.md', language: 'js', verdict: 'broken', findings: [{ level: 'error', code: 'TS2551', line: 26, column: 13 }] });
    expect(snippets.filter(({ verdict }) => verdict === 'skipped').every(({ reason }) => reason !== undefined)).toBe(true);

    const sarif = JSON.parse(readFileSync(path.join(place.folder, 'docs.sarif'), 'utf8')) as Sarif;
    const told = snippets.flatMap(({ path: page, findings }) => findings.map(({ line, column, code }) => `${page}:${String(line)}:${String(column)} docs-check/${code}`));
    expect(sarif.runs[0]?.results.map(({ ruleId, locations: [at] }) => {
      const { artifactLocation: { uri, uriBaseId }, region } = at?.physicalLocation ?? { artifactLocation: { uri: '' }, region: { startLine: 0, startColumn: 0 } };
      return `${uriBaseId ?? ''}${uri}:${String(region.startLine)}:${String(region.startColumn)} ${ruleId}`;
    })).toEqual(told);
    expect(told).toContain('index.d.ts:15:21 docs-check/TS2339');
  });

  it('says what it found to people, and why it passed over what it did', async () => {
    const { exitCode, stdout } = await place.uagent(['docs', 'check', './kettle', '--no-run']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("README.md:26:13  error  TS2551\n  kettle.fil(1);\n    Property 'fil' does not exist on type 'Kettle'. Did you mean 'fill'?\n");
    expect(stdout).toMatch(/^kettle 1\.2\.0: \d+ examples checked, 0 of them run, 7 broken, 1 warning\.$/mu);
    expect(stdout).toMatch(/1\s+about\s+a\s+former\s+version/u);
  });

  it('says what is neither package nor suite', async () => {
    const { exitCode, stderr } = await place.uagent(['docs', 'check', './nowhere']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('./nowhere is no folder of a package');
  });
});
