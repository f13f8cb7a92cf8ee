import type { Embedder } from '../embedders/embedder.ts';
import type { Hnsw } from './hnsw-index.ts';

/** Which vector search this machine has. */
export type VectorBackend = { kind: 'hnsw'; hnsw: Hnsw } | { kind: 'exact'; reason: string };

/** Not a literal in the import, as the compiler would look for declarations that may not be there. */
const nativeModule: string = 'hnswlib-node';

/** Which search serves an embedder's vectors: sparse queries are answered sooner by comparing them with every vector than by the graph. */
export async function backendFor({ id, sparse }: Embedder): Promise<VectorBackend> {
  return sparse ? { kind: 'exact', reason: `queries of the embedder "${id}" are sparse` } : await openVectorBackend();
}

/** Loads the native module, which is optional: it is compiled when the package is installed, and that may fail. */
export async function openVectorBackend(load: () => Promise<unknown> = () => import(nativeModule)): Promise<VectorBackend> {
  try {
    const loaded = await load();
    const hnsw = constructorIn(loaded);
    if (hnsw === undefined) return { kind: 'exact', reason: 'hnswlib-node does not export HierarchicalNSW' };
    new hnsw('cosine', 1).initIndex(1);
    return { kind: 'hnsw', hnsw };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The loader of native modules goes on with a list of all the places where it looked.
    return { kind: 'exact', reason: (message.split('\n')[0] ?? message).replace(/\.? Tried:$/u, '') };
  }
}

function constructorIn(module: unknown): Hnsw | undefined {
  if (typeof module !== 'object' || module === null) return undefined;
  if ('HierarchicalNSW' in module && typeof module.HierarchicalNSW === 'function') return module.HierarchicalNSW as Hnsw; // the one class of that name
  return 'default' in module ? constructorIn(module.default) : undefined;
}
