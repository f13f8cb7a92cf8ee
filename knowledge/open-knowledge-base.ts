import { createHash } from 'node:crypto';
import { counted } from '../tasks/counted.ts';
import type { Installation } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import { createEmbedder } from './embedders/create-embedder.ts';
import type { Embedder, EmbedderEnvironment } from './embedders/embedder.ts';
import { bitsOf, findPassages } from './find-passages.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { readDocs } from './read-docs.ts';
import { splitPages, splitVersion, type SplitDocs } from './split/split-pages.ts';
import { loadIndex, type LoadedIndex } from './store/load-index.ts';
import { indexFolder } from './store/index-folder.ts';
import { discardIndex, writeIndex } from './store/write-index.ts';
import { tellSymbols } from './tell-symbols.ts';
import { backendFor, type VectorBackend } from './vectors/open-vector-backend.ts';

export interface OpenRequest {
  library: Library;
  installation: Installation;
  /** The `.uagent` folder. */
  home: string;
  /** Such as `hashing` or `openai:<model>`. */
  embedder: string;
  /** For embedders behind an endpoint. */
  environment?: EmbedderEnvironment;
  /** Said when something has to be built. */
  onProgress: (message: string) => void;
  signal: AbortSignal;
  /** Docs that are cut already; left out: those that the library file names. */
  docs?: SplitDocs;
  /** Left out: HNSW for dense vectors where its module is installed. */
  backend?: VectorBackend;
  /** Whether passages are to say which symbols of the library they mention or use; left out: they do. The compiler reads the library for it. */
  symbols?: boolean;
}

/** Changes whenever the same passages would be indexed another way. */
const indexVersion = 4;

/** Opens the index of a library's docs, which is built when there is none of these docs, this embedder and this way of cutting. */
export async function openKnowledgeBase(request: OpenRequest): Promise<KnowledgeBase> {
  const { library, installation, home, onProgress, signal } = request;
  const embedder = createEmbedder(request.embedder, request.environment ?? {});
  const backend = request.backend ?? (await backendFor(embedder));
  const pages = request.docs === undefined ? await readDocs({ library, installation, home, onProgress, signal }) : [];
  const withSymbols = request.symbols ?? true;
  const hash = hashOf(request.docs === undefined ? pages : [request.docs], { embedder, withSymbols });
  const folder = indexFolder(home, library.id, hash);
  const load = () => loadIndex({ folder, expected: { libraryId: library.id, hash, embedder: embedder.id }, backend });

  let result = await load();
  // More than one try, as another process may put aside in good faith what was just built.
  for (let tries = 0; tries < 3 && result.kind !== 'loaded'; tries += 1) {
    if (result.kind === 'unusable') {
      onProgress(`The index of ${library.id}'s docs cannot be used and is built again: ${result.problem}.`);
      await discardIndex(folder);
    }
    signal.throwIfAborted();
    const split = request.docs ?? await splitPages(pages, installation, { onProgress, signal });
    const docs = withSymbols ? { ...split, passages: await tellSymbols(split.passages, { library, installation }) } : split;
    onProgress(`Indexing the docs of ${library.id}: ${counted(docs.documents.length, 'page')}, ${counted(docs.passages.length, 'passage')}.`);
    await writeIndex({ folder, libraryId: library.id, hash, docs, embedder, backend, signal });
    result = await load();
  }
  if (result.kind !== 'loaded') {
    throw new Error(`The index of ${library.id}'s docs was built in ${folder} but cannot be used: ${result.kind === 'unusable' ? result.problem : 'it is gone'}.`);
  }
  return toKnowledgeBase({ library, hash, embedder, backend, index: result.index });
}

interface Parts {
  library: Library;
  hash: string;
  embedder: Embedder;
  backend: VectorBackend;
  index: LoadedIndex;
}

function toKnowledgeBase({ library, hash, embedder, backend, index: { database, vectors } }: Parts): KnowledgeBase {
  const { documents, passages, fullText } = database;
  const tagBits = passages.map((passage) => bitsOf(passage.tags));
  return {
    libraryId: library.id,
    hash,
    embedder: embedder.id,
    vectors: backend.kind === 'hnsw' ? { kind: 'hnsw' } : { kind: 'exact', reason: backend.reason },
    documents,
    passages,
    search: (query) => findPassages({ passages, tagBits, fullText, vectors, embedder }, query),
    [Symbol.dispose]: () => {
      database[Symbol.dispose]();
    },
  };
}

/** Of everything that decides what the index holds. */
function hashOf(parts: readonly unknown[], { embedder, withSymbols }: { embedder: Embedder; withSymbols: boolean }): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([indexVersion, splitVersion, embedder.id, withSymbols]));
  for (const part of parts) hash.update(JSON.stringify(part));
  return hash.digest('hex');
}
