import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { UserError } from '../../tasks/user-error.ts';
import { createEmbedder } from './create-embedder.ts';

interface Endpoint extends AsyncDisposable {
  baseUrl: string;
  /** Bodies of the calls. */
  calls: { model: string; input: string[] }[];
  authorisations: (string | undefined)[];
}

/** An OpenAI-compatible endpoint that answers each call as told; by default with the length and the first letter of each text. */
async function startEndpoint(answer: (response: ServerResponse, input: string[]) => void = answerWith((text) => [text.length, text.charCodeAt(0), 1])): Promise<Endpoint> {
  const calls: Endpoint['calls'] = [];
  const authorisations: Endpoint['authorisations'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
    request.on('end', () => {
      const call = JSON.parse(body) as Endpoint['calls'][number];
      calls.push(call);
      authorisations.push(request.headers.authorization);
      answer(response, call.input);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    calls, authorisations,
    [Symbol.asyncDispose]: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }),
  };
}

function answerWith(embed: (text: string, i: number) => unknown) {
  return (response: ServerResponse, input: string[]): void => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ object: 'list', model: 'm', data: input.map((text, index) => ({ object: 'embedding', index, embedding: embed(text, index) })), usage: { prompt_tokens: 1, total_tokens: 1 } }));
  };
}

const key = 'sk-planted-0123456789';

async function complaint(endpoint: Pick<Endpoint, 'baseUrl'>): Promise<string> {
  try {
    await createEmbedder('openai:m', { apiKey: key, baseUrl: endpoint.baseUrl }).embed(['text'], new AbortController().signal);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(endpoint.baseUrl, '<endpoint>');
    throw error;
  }
  return 'no complaint';
}

it('embeds in batches, in order, with vectors of length 1', async () => {
  await using endpoint = await startEndpoint();
  const embedder = createEmbedder('openai:m', { apiKey: key, baseUrl: endpoint.baseUrl });
  const texts = Array.from({ length: 300 }, (_, i) => 'a'.repeat(i));
  const vectors = await embedder.embed(texts, new AbortController().signal);
  expect(embedder.id).toBe('openai:m');
  expect(endpoint.calls.map(({ input }) => input.length)).toEqual([128, 128, 44]);
  expect(endpoint.authorisations[0]).toBe(`Bearer ${key}`);
  expect(vectors).toHaveLength(300);
  expect(Math.hypot(...(vectors[7] ?? []))).toBeCloseTo(1, 5);
  const [length = 0, letter = 1] = vectors[200] ?? [];
  expect(length / letter).toBeCloseTo(200 / 97, 4);
  expect(endpoint.calls[0]?.input[0]).toBe('-'); // an empty text is refused by the endpoint
});

it.each<[string, (response: ServerResponse, input: string[]) => void, string]>([
  ['a wrong key', (response) => { response.writeHead(401, { 'content-type': 'application/json' }).end(`{"error":{"message":"Incorrect API key provided: ${key}"}}`); }, '<endpoint> refuses the key for embeddings (status 401). Check OPENAI_API_KEY.'],
  ['an unknown model', (response) => { response.writeHead(404).end('{}'); }, '<endpoint> knows no embedding model "m" (status 404). Check the name and OPENAI_BASE_URL.'],
  ['a request that is refused', (response) => { response.writeHead(400, { 'content-type': 'application/json' }).end(`{"error":{"message":"bad ${key}"}}`); }, '<endpoint> failed to give embeddings of "m": 400 bad …'],
  ['values that are not numbers', answerWith(() => ['a']), 'The endpoint did not answer with an embedding of "m" but with something else. Check that the model is one for embeddings.'],
  ['values that are not finite', answerWith(() => [1, null]), 'The endpoint did not answer with an embedding of "m" but with something else. Check that the model is one for embeddings.'],
  ['no values', answerWith(() => []), 'The endpoint did not answer with an embedding of "m" but with something else. Check that the model is one for embeddings.'],
])('says %s in one sentence without the key', async (_, answer, said) => {
  await using endpoint = await startEndpoint(answer);
  expect(await complaint(endpoint)).toBe(said);
});

it('says that something else than JSON came, and that vectors differ in dimension', async () => {
  await using html = await startEndpoint((response) => { response.setHeader('content-type', 'text/html'); response.end('<html>'); });
  expect(await complaint(html)).toMatch(/^<endpoint> failed to give embeddings of "m": /u);
  await using mixed = await startEndpoint(answerWith((_, i) => Array.from({ length: i + 1 }, () => 1)));
  await expect(createEmbedder('openai:m', { apiKey: key, baseUrl: mixed.baseUrl }).embed(['a', 'b'], new AbortController().signal)).rejects.toThrow('different dimensions (1, 2)');
});

it('says that an endpoint cannot be reached, and what is missing', async () => {
  const endpoint = await startEndpoint();
  await endpoint[Symbol.asyncDispose]();
  expect(await complaint(endpoint)).toMatch(/^<endpoint> cannot be reached for embeddings: .*Check OPENAI_BASE_URL/u);
  await expect(createEmbedder('openai:m', {}).embed(['a'], new AbortController().signal)).rejects.toThrow(/needs OPENAI_API_KEY/u);
  expect(() => createEmbedder('openai', {})).toThrow('--embedder openai:text-embedding-3-small');
});

it('stops when it is told to', async () => {
  await using endpoint = await startEndpoint(() => undefined); // never answers
  const controller = new AbortController();
  const embedding = createEmbedder('openai:m', { baseUrl: endpoint.baseUrl }).embed(['a'], controller.signal);
  setTimeout(() => { controller.abort(new Error('interrupted')); }, 50);
  await expect(embedding).rejects.toThrow('interrupted');
});
