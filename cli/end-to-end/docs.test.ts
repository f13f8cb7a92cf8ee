import { readdirSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace, versionRanges } from '../fixtures/workplace.ts';

interface Found {
  query: string;
  results: { path: string; startLine: number; endLine: number; heading: string[]; score: number; text: string }[];
}

describe('uagent docs', { timeout: ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });
  const search = async (query: string): Promise<Found> => {
    const { exitCode, document, stderr } = await place.json(['docs', 'search', versionRanges, query, '-k', '3']);
    expect(exitCode, stderr).toBe(0);
    return document as Found;
  };

  it('builds the knowledge base of a library and says what is in it', async () => {
    const { exitCode, stdout, stderr } = await place.uagent(['docs', 'build', versionRanges]);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/^semver: [1-9]\d+ passages of [1-9]\d* pages; hashing vectors, (?:hnsw|exact) search\n$/u);
  });

  it('leaves what has not changed as it is', async () => {
    const before = knowledgeFiles(place.home);
    expect(before.length).toBeGreaterThan(0);
    const { exitCode, document } = await place.json(['docs', 'build', versionRanges]);
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({ version: 1, libraries: [{ library: 'semver', embedder: 'hashing' }] });
    expect(knowledgeFiles(place.home)).toEqual(before);
  });

  it('finds the passage that a question is about, with its place in the page', async () => {
    const query = 'what do caret ranges allow';
    const found = await search(query);
    expect(found.query).toBe(query);
    expect(found.results).toHaveLength(3);
    const caret = found.results.find(({ heading }) => heading.at(-1)?.startsWith('Caret Ranges'));
    expect(caret?.path).toBe('semver/README.md');
    expect(caret?.endLine).toBeGreaterThan(caret?.startLine ?? Infinity);
    expect(caret?.text).toContain('^0.2.3');
  });

  it('prints passages for people too', async () => {
    const { stdout } = await place.uagent(['docs', 'search', versionRanges, 'what do caret ranges allow', '-k', '2']);
    expect(stdout).toMatch(/^\d\. semver\/README\.md:\d+-\d+ {2}.*Caret Ranges/mu);
    expect(stdout.match(/^\d\. /gmu)).toHaveLength(2);
  });

  it('notices a damaged index, says so in one line and builds it again', async () => {
    const whole = await search('what do caret ranges allow');
    const [largest] = knowledgeFiles(place.home).sort((a, b) => b.size - a.size);
    truncateSync(largest?.file ?? '', Math.floor((largest?.size ?? 0) / 2));
    const { exitCode, document, stderr } = await place.json(['docs', 'search', versionRanges, 'what do caret ranges allow', '-k', '3']);
    expect(exitCode, stderr).toBe(0);
    expect(document).toEqual({ version: 1, ...whole });
    const [damage, ...others] = stderr.trim().split('\n');
    expect(damage).toMatch(/semver's docs cannot be used and is built again/u);
    expect(others).toEqual([expect.stringMatching(/^Indexing/u)]);
  });
});

function knowledgeFiles(home: string): { file: string; size: number; modified: number }[] {
  const folder = path.join(home, 'knowledge');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, size: statSync(file).size, modified: statSync(file).mtimeMs }));
}
