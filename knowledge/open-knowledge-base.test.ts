import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryLibrary, type TemporaryLibrary } from './fixtures/temporary-library.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { openKnowledgeBase, type OpenRequest } from './open-knowledge-base.ts';

function writeLibrary(): TemporaryLibrary {
  return temporaryLibrary({
    docs: [{ npm: 'lib' }],
    files: {
      'node_modules/lib/README.md': `# lib\n\n${'An introduction to graphs. '.repeat(60)}\n\n## density\n\nThe density of a graph.\n\n## pagerank\n\nThe rank of a page.\n`,
      'node_modules/lib/index.d.ts': 'export function density(graph: Graph): number;\n',
      'node_modules/lib/package.json': '{ "name": "lib", "version": "1.0.0", "types": "index.d.ts" }',
    },
  });
}

/** Opens, and keeps what was said. */
async function open(written: TemporaryLibrary, changes: Partial<OpenRequest> = {}): Promise<{ knowledge: KnowledgeBase; said: string[]; folder: string }> {
  const said: string[] = [];
  const knowledge = await openKnowledgeBase({ ...written, embedder: 'hashing', symbols: false, onProgress: (message) => said.push(message), signal: new AbortController().signal, ...changes });
  return { knowledge, said, folder: path.join(written.home, 'knowledge', `lib-${knowledge.hash.slice(0, 12)}`) };
}

/** An OpenAI-compatible endpoint that keeps the texts that it embeds. */
async function startEmbeddings(): Promise<{ baseUrl: string; texts: string[] } & AsyncDisposable> {
  const texts: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] };
      texts.push(...input);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', model: 'm', data: input.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, text.charCodeAt(0), 1] })), usage: { prompt_tokens: 1, total_tokens: 1 } }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, texts,
    [Symbol.asyncDispose]: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}

const built = 'Indexing the docs of lib: 2 pages, 4 passages.';

describe('openKnowledgeBase', () => {
  it('reads, splits and indexes the docs', async () => {
    using written = writeLibrary();
    const { knowledge, said, folder } = await open(written);
    expect(said).toEqual([built]);
    expect(knowledge).toMatchObject({ libraryId: 'lib', embedder: 'hashing', vectors: { kind: 'exact', reason: 'queries of the embedder "hashing" are sparse' } });
    expect(readdirSync(folder)).not.toContain('vectors.hnsw');
    expect(knowledge.documents.map((document) => [document.path, document.title, document.format, document.tags])).toEqual([
      ['lib/README.md', 'lib', 'markdown', ['quick-start', 'guide']], ['lib/index.d.ts', 'lib', 'declarations', ['reference']],
    ]);
    expect(knowledge.passages.map(({ id }) => id)).toEqual(['lib/README.md#L1', 'lib/README.md#L5', 'lib/README.md#L9', 'lib/index.d.ts#L1']);
    expect((await knowledge.search({ text: 'page rank', limit: 1 }))[0]?.passage.id).toBe('lib/README.md#L9');
    knowledge[Symbol.dispose]();
  });

  it('builds again only when pages or declarations changed, and keeps the former index', async () => {
    using written = writeLibrary();
    const first = await open(written);
    const again = await open(written);
    expect(again.said).toEqual([]);
    expect(again.knowledge.hash).toBe(first.knowledge.hash);
    expect(again.knowledge.passages).toEqual(first.knowledge.passages);

    written.write({ 'node_modules/lib/README.md': '# lib\n\nNow short.\n' });
    const changed = await open(written);
    expect(changed.said).toEqual(['Indexing the docs of lib: 2 pages, 2 passages.']);
    written.write({ 'node_modules/lib/index.d.ts': 'export function other(): void;\n' });
    const declared = await open(written);
    expect(declared.said).toHaveLength(1);
    expect(new Set([first, changed, declared].map(({ knowledge }) => knowledge.hash)).size).toBe(3);
    expect(readdirSync(path.join(written.home, 'knowledge'))).toHaveLength(3);
    for (const { knowledge } of [first, again, changed, declared]) knowledge[Symbol.dispose]();
  });

  it('embeds again only what changed', async () => {
    using written = writeLibrary();
    await using endpoint = await startEmbeddings();
    const embed = async (): Promise<string[]> => {
      endpoint.texts.length = 0;
      const { knowledge } = await open(written, { embedder: 'openai:m', environment: { apiKey: 'k', baseUrl: endpoint.baseUrl } });
      expect((await knowledge.search({ text: 'density', limit: 4 })).length).toBeGreaterThan(0);
      knowledge[Symbol.dispose]();
      return endpoint.texts.filter((text) => text !== 'density');
    };
    written.write({ 'node_modules/lib/guide.md': '# Guide\n\nA guide to graphs.\n' });
    expect(await embed()).toHaveLength(5);
    written.write({ 'node_modules/lib/guide.md': '# Guide\n\nAnother guide.\n' });
    expect(await embed()).toEqual([expect.stringContaining('Another guide.')]);
    written.write({ 'node_modules/lib/guide.md': '' });
    expect(await embed()).toEqual([]);
  });

  it('tells which symbols of the library a passage mentions or uses', async () => {
    using written = writeLibrary();
    using knowledge = (await open(written, { symbols: true })).knowledge;
    expect(knowledge.passages.map(({ id, symbols }) => [id, symbols])).toEqual([
      ['lib/README.md#L1', []], ['lib/README.md#L5', ['lib.density']], ['lib/README.md#L9', []], ['lib/index.d.ts#L1', ['lib.density']],
    ]);
  });

  it('writes the same bytes for the same docs', async () => {
    using one = writeLibrary();
    using two = writeLibrary();
    const [first, second] = [await open(one), await open(two)];
    expect(readFileSync(path.join(first.folder, 'header.json'), 'utf8')).toBe(readFileSync(path.join(second.folder, 'header.json'), 'utf8'));
    first.knowledge[Symbol.dispose]();
    second.knowledge[Symbol.dispose]();
  });

  it('lets several openers build side by side, and leaves nothing half made', async () => {
    using written = writeLibrary();
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(written)));
    for (const { knowledge } of opened) {
      expect(await knowledge.search({ text: 'density', limit: 1 })).toHaveLength(1);
      knowledge[Symbol.dispose]();
    }
    expect(readdirSync(path.join(written.home, 'knowledge'))).toEqual([path.basename(opened[0]?.folder ?? '')]);
  });

  it('keeps a graph of dense vectors, and searches exactly, and says why, where the native module is absent', async () => {
    using written = writeLibrary();
    await using endpoint = await startEmbeddings();
    const dense = { embedder: 'openai:m', environment: { baseUrl: endpoint.baseUrl } };
    const exact = { kind: 'exact', reason: 'no compiler' } as const;
    const without = await open(written, { ...dense, backend: exact });
    expect(without.knowledge.vectors).toEqual(exact);
    expect((await without.knowledge.search({ text: 'page rank', limit: 1 }))[0]?.passage.id).toBe('lib/README.md#L9');
    expect(readdirSync(without.folder)).not.toContain('vectors.hnsw');

    const now = await open(written, dense);
    expect(now.said).toEqual(["The index of lib's docs cannot be used and is built again: it was built without hnswlib-node, which is there now.", built]);
    expect(now.knowledge.vectors).toEqual({ kind: 'hnsw' });
    expect(readdirSync(now.folder)).toContain('vectors.hnsw');
    const removed = await open(written, { ...dense, backend: exact });
    expect(removed.said).toEqual([]);
    for (const { knowledge } of [without, now, removed]) knowledge[Symbol.dispose]();
  });

  it('stops when it is told to, and leaves nothing', async () => {
    using written = writeLibrary();
    await expect(open(written, { signal: AbortSignal.abort(new Error('interrupted')) })).rejects.toThrow('interrupted');
    const controller = new AbortController();
    await expect(open(written, { signal: controller.signal, onProgress: () => { controller.abort(new Error('interrupted')); } })).rejects.toThrow('interrupted');
    expect(readdirSync(path.join(written.home, 'knowledge'))).toEqual([]);
  });
});

describe('a stored index that cannot be used', () => {
  const flip = (file: string): void => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };
  const edit = (change: (header: Record<string, unknown>) => void) => (folder: string): void => {
    const file = path.join(folder, 'header.json');
    const header = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    change(header);
    writeFileSync(file, JSON.stringify(header));
  };

  it.each<[string, (folder: string) => void, string | RegExp]>([
    ['a changed byte among the vectors', (folder) => { flip(path.join(folder, 'vectors.f32')); }, 'vectors.f32 was changed: its checksum differs'],
    ['a changed byte in the database', (folder) => { flip(path.join(folder, 'passages.db')); }, 'passages.db was changed: its checksum differs'],
    ['a missing header', (folder) => { rmSync(path.join(folder, 'header.json')); }, 'header.json is missing'],
    ['a header that is no JSON', (folder) => { writeFileSync(path.join(folder, 'header.json'), '{'); }, 'header.json is not one of this version'],
    ['a header of another version', edit((header) => { header['version'] = 2; }), 'header.json is not one of this version'],
    ['another metric', edit((header) => { header['metric'] = 'l2'; }), 'header.json is not one of this version'],
    ['another embedder', edit((header) => { header['embedder'] = 'openai:m'; }), 'its embedder is openai:m, expected hashing'],
    ['another library', edit((header) => { header['libraryId'] = 'other'; }), 'its libraryId is other, expected lib'],
    ['other content', edit((header) => { header['hash'] = 'f00'; }), /^its hash is f00, expected [0-9a-f]{64}$/u],
    ['another dimension', edit((header) => { header['dimension'] = 192; }), 'vectors.f32 does not hold 4 vectors of dimension 192'],
    ['another count', edit((header) => { header['count'] = 2; header['dimension'] = 768; }), 'it has 4 passages and 2 vectors'],
  ])('%s is noticed, said in one line, and mended', async (_, damage, problem) => {
    using written = writeLibrary();
    const before = await open(written);
    before.knowledge[Symbol.dispose]();
    damage(before.folder);
    const after = await open(written);
    using knowledge = after.knowledge;
    expect(after.said).toHaveLength(2);
    const said = /^The index of lib's docs cannot be used and is built again: (.*)\.$/u.exec(after.said[0] ?? '')?.[1] ?? '';
    if (typeof problem === 'string') expect(said).toBe(problem);
    else expect(said).toMatch(problem);
    expect(after.said[1]).toBe(built);
    expect((await knowledge.search({ text: 'page rank', limit: 1 }))[0]?.passage.id).toBe('lib/README.md#L9');
    expect((await open(written)).said).toEqual([]);
  });

  it.each<[string, (graph: string) => void, string | RegExp]>([
    ['a changed byte', flip, 'vectors.hnsw was changed: its checksum differs'],
    ['a cut', (graph) => { truncateSync(graph, 100); }, /^vectors\.hnsw has 100 bytes, expected \d+$/u],
    ['nothing', (graph) => { truncateSync(graph, 0); }, /^vectors\.hnsw has 0 bytes, expected \d+$/u],
    ['no file', (graph) => { rmSync(graph); }, 'vectors.hnsw is missing'],
  ])('%s in the graph is noticed', async (_, damage, problem) => {
    using written = writeLibrary();
    await using endpoint = await startEmbeddings();
    const dense = { embedder: 'openai:m', environment: { baseUrl: endpoint.baseUrl } };
    const before = await open(written, dense);
    before.knowledge[Symbol.dispose]();
    damage(path.join(before.folder, 'vectors.hnsw'));
    const after = await open(written, dense);
    using knowledge = after.knowledge;
    const said = /built again: (.*)\.$/u.exec(after.said[0] ?? '')?.[1] ?? '';
    if (typeof problem === 'string') expect(said).toBe(problem);
    else expect(said).toMatch(problem);
    expect((await knowledge.search({ text: 'page rank', limit: 1 })).length).toBe(1);
  });

  it('an index of other docs in its place is noticed', async () => {
    using written = writeLibrary();
    const first = await open(written);
    written.write({ 'node_modules/lib/README.md': '# lib\n\nNow short.\n' });
    const second = await open(written);
    for (const name of readdirSync(first.folder)) copyFileSync(path.join(first.folder, name), path.join(second.folder, name));
    const third = await open(written);
    expect(third.said[0]).toContain('its hash is');
    expect(third.knowledge.passages).toHaveLength(2);
    expect(statSync(third.folder).isDirectory()).toBe(true);
    for (const { knowledge } of [first, second, third]) knowledge[Symbol.dispose]();
  });
});
