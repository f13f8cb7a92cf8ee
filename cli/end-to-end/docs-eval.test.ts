import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ample, openWorkplace } from '../fixtures/workplace.ts';

/** Documents about a queue of jobs, and what a developer asks, in other words where the docs have others. */
const documents: Record<string, string> = {
  concurrency: 'The option `maxConcurrency` bounds how many jobs run at once. Further ones wait in line.',
  retries: 'A job that throws is tried again `retryLimit` times, each time after a longer pause (exponential backoff).',
  cancel: 'Pass an `AbortSignal` as `signal`: aborting it rejects the promise and stops the running job.',
  events: 'A queue emits `jobFailed` and `jobDone`; listen with `queue.on`.',
  storage: 'Jobs live in memory and are lost when the process ends. `createFileStore(path)` keeps them on disk.',
  idle: '`queue.onIdle()` resolves when the last job is done and nothing waits any more.',
};
const questions: [string, string][] = [
  ['max concurrency', 'concurrency'], ['retry_limit', 'retries'], ['exponential backoff between tries', 'retries'], ['abort signal', 'cancel'],
  ['job failed event', 'events'], ['file store', 'storage'], ['on idle', 'idle'], ['JobDone', 'events'],
];

describe('uagent docs eval', { timeout: ample }, () => {
  const place = openWorkplace();
  afterAll(() => {
    place[Symbol.dispose]();
  });
  const write = (name: string, lines: unknown[]): string => {
    const file = path.join(place.folder, name);
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return file;
  };

  it('measures a corpus, holds the default against plain BM25, and says what could not be found', async () => {
    const docs = write('docs.jsonl', Object.entries(documents).map(([id, text]) => ({ id, text })));
    const queries = write('queries.jsonl', [...questions.map(([text, id], i) => ({ id: String(i), text, relevant: [id] })), { id: 'lost', text: 'webhooks', relevant: { webhooks: 2 } }]);
    const { exitCode, document, stderr } = await place.json(['docs', 'eval', '--docs', docs, '--queries', queries, '--compare', 'bm25']);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain('such as "webhooks" of query "lost"');
    const { version, queries: measured, metrics, compared } = document as Evaluated;
    expect([version, measured, Object.keys(metrics)]).toEqual([1, 9, ['recallAt1', 'recallAt5', 'recallAt10', 'ndcgAt10', 'mrr']]);
    // All but the one that asks for what is not there.
    expect(metrics['recallAt1']?.mean).toBeCloseTo(8 / 9, 12);
    for (const { mean, low, high } of Object.values(metrics)) expect(low <= mean && mean <= high && low >= 0 && high <= 1).toBe(true);
    expect(compared.metrics['recallAt1']?.mean).toBeLessThan(8 / 9);
    expect(compared.differences['recallAt1']?.difference).toBeCloseTo(8 / 9 - (compared.metrics['recallAt1']?.mean ?? 0), 12);
  });

  it('holds an embedder of an endpoint against the one that works offline', async () => {
    const docs = write('few.jsonl', [{ id: 1, text: 'cat' }, { id: 2, text: 'dog', title: null }]);
    const queries = write('few-queries.jsonl', [{ id: 1, text: 'feline', relevant: [1] }, { id: 2, text: 'canine', relevant: [2] }, { id: 3, text: '🚀', relevant: [1] }]);
    await using endpoint = await startEmbeddings();
    const args = ['docs', 'eval', '--docs', docs, '--queries', queries, '--setting', 'vectors', '--embedder', 'openai:knows-animals', '--compare', 'hashing'];
    const { exitCode, document, stderr } = await place.json(args, { OPENAI_BASE_URL: endpoint.url });
    expect(exitCode, stderr).toBe(0);
    const { embedder, metrics, compared } = document as Evaluated;
    expect([embedder, compared.embedder, compared.setting]).toEqual(['openai:knows-animals', 'hashing', 'vectors']);
    expect(metrics['recallAt1']?.mean).toBeCloseTo(1, 12);
    // A text without features has no direction and finds nothing, rather than the first document.
    expect(compared.metrics['recallAt1']?.mean).toBeLessThan(0.5);
    expect(compared.differences['recallAt1']?.difference).toBeCloseTo(1 - (compared.metrics['recallAt1']?.mean ?? 1), 12);
  });

  it('says what can be compared', async () => {
    const compare = async (...args: string[]) => (await place.uagent(['docs', 'eval', '--docs', 'x', '--queries', 'x', '--compare', ...args])).stderr;
    expect(await compare('vector')).toContain('There is no setting or embedder "vector". Did you mean "vectors"?');
    expect(await compare('openai:m', '--setting', 'bm25')).toContain('"bm25" has no vectors');
  });

  it('says where a line is broken, in one line', async () => {
    const docs = path.join(place.folder, 'broken.jsonl');
    writeFileSync(docs, '{"id":"a","text":"x"}\n{"id":"b"}\n');
    const { exitCode, stderr } = await place.uagent(['docs', 'eval', '--docs', docs, '--queries', docs]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${docs}:2: text: missing; expected string`);
  });
});

/** Vectors that know cats from dogs by other words than theirs. */
async function startEmbeddings(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', model: 'm', data: input.map((text, index) => ({ object: 'embedding', index, embedding: [/dog|canine/u.test(text) ? 0 : 1, 1 / 3] })), usage: { prompt_tokens: 1, total_tokens: 1 } }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}

interface Evaluated {
  version: number;
  embedder: string;
  queries: number;
  metrics: Record<string, { mean: number; low: number; high: number }>;
  compared: { setting: string; embedder: string; metrics: Record<string, { mean: number }>; differences: Record<string, { difference: number }> };
}
