import type { OpenAIEmbeddings } from '@langchain/openai';
import { UserError } from '../../tasks/user-error.ts';
import { endpointAddress, shownAddress } from './endpoint-address.ts';
import { normalise, type EmbedderEnvironment, type EmbedderKind } from './embedder.ts';

const textsPerCall = 128;
/** Within what common embedding models take (8,191 tokens), also for code. */
const mostCharacters = 20_000;

/** Embeddings of any OpenAI-compatible endpoint. Failures are UserErrors, as no passage can be found without them. */
export const openai: EmbedderKind = ({ model, environment }) => {
  if (model === undefined || model === '') throw new UserError('The embedder "openai" needs a model: --embedder openai:text-embedding-3-small.');
  let client: Promise<OpenAIEmbeddings> | undefined;
  return {
    id: `openai:${model}`,
    floor: 0.1,
    sparse: false,
    weight: 1,
    embed: async (texts, signal) => {
      const connected = await (client ??= connect(model, environment));
      const vectors: Float32Array[] = [];
      for (let i = 0; i < texts.length; i += textsPerCall) {
        signal.throwIfAborted();
        // The endpoint refuses empty texts.
        const batch = texts.slice(i, i + textsPerCall).map((text) => text.slice(0, mostCharacters).trim() || '-');
        const replies = await unlessAborted(connected.embedDocuments(batch), signal).catch((error: unknown) => {
          signal.throwIfAborted();
          throw explain(error, model, environment);
        });
        vectors.push(...replies.map((reply) => toVector(reply, model)));
      }
      refuseMixedDimensions(vectors, model);
      return vectors;
    },
  };
};

async function connect(model: string, { apiKey, baseUrl }: EmbedderEnvironment): Promise<OpenAIEmbeddings> {
  if (apiKey === undefined && baseUrl === undefined) {
    throw new UserError(`The embedder "openai:${model}" needs OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint of your own. "--embedder hashing" works without either.`);
  }
  const { OpenAIEmbeddings } = await import('@langchain/openai');
  return new OpenAIEmbeddings({
    model,
    apiKey: apiKey ?? 'none', // endpoints of one's own often ask for no key, the client always does
    configuration: { baseURL: endpointAddress(baseUrl).href },
    encodingFormat: 'float', // what every compatible endpoint knows
    stripNewLines: false,
    maxRetries: 2,
    timeout: 60_000,
  });
}

/** The client takes no signal. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new Error('Aborted.'));
    };
    signal.addEventListener('abort', abort, { once: true });
    void promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

function toVector(reply: unknown, model: string): Float32Array {
  if (!Array.isArray(reply) || reply.length === 0 || !reply.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    throw new UserError(`The endpoint did not answer with an embedding of "${model}" but with something else. Check that the model is one for embeddings.`);
  }
  return normalise(Float32Array.from(reply as number[])); // every value was checked
}

function refuseMixedDimensions(vectors: Float32Array[], model: string): void {
  const dimensions = new Set(vectors.map(({ length }) => length));
  if (dimensions.size > 1) throw new UserError(`The endpoint gave embeddings of "${model}" with different dimensions (${[...dimensions].join(', ')}).`);
}

/** In words that never hold the key: endpoints repeat parts of it. */
function explain(error: unknown, model: string, { apiKey, baseUrl }: EmbedderEnvironment): Error {
  if (error instanceof UserError) return error;
  const where = shownAddress(endpointAddress(baseUrl));
  const status = typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
  if (status === 401 || status === 403) return new UserError(`${where} refuses the key for embeddings (status ${String(status)}). Check OPENAI_API_KEY.`);
  if (status === 404) return new UserError(`${where} knows no embedding model "${model}" (status 404). Check the name and OPENAI_BASE_URL.`);
  const said = error instanceof Error ? error.message : String(error);
  const message = apiKey === undefined ? said : said.replaceAll(apiKey, '…');
  if (status === undefined && /connection|fetch failed|ECONN|ENOTFOUND|timed? ?out/iu.test(message)) {
    return new UserError(`${where} cannot be reached for embeddings: ${message}. Check OPENAI_BASE_URL and the network, or use --embedder hashing.`);
  }
  return new UserError(`${where} failed to give embeddings of "${model}": ${message.slice(0, 300)}`);
}
