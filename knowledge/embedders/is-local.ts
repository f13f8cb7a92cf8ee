import type { embedders } from './index.ts';

const local: ReadonlySet<string> = new Set<keyof typeof embedders>(['hashing']);

/** Whether the embedder that an id names runs in this process: it can be asked again without a network, a key or a bill. */
export function isLocal(id: string): boolean {
  return local.has(id.split(':', 1)[0] ?? '');
}
