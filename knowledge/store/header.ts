import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

export const databaseFile = 'passages.db';
export const vectorsFile = 'vectors.f32';
export const graphFile = 'vectors.hnsw';
const headerFile = 'header.json';

const fileSchema = z.strictObject({ bytes: z.number().int(), sha256: z.string() });

/** What an index folder holds and was made with: the native parts check none of this. */
const headerSchema = z.strictObject({
  version: z.literal(1),
  libraryId: z.string(),
  hash: z.string(),
  embedder: z.string(),
  metric: z.literal('cosine'),
  dimension: z.number().int().positive(),
  count: z.number().int().positive(),
  /** The graph is there only where hnswlib-node was. */
  files: z.strictObject({ [databaseFile]: fileSchema, [vectorsFile]: fileSchema, [graphFile]: fileSchema.optional() }),
});
export type Header = z.infer<typeof headerSchema>;

/** Writes the header last, over files that are complete. */
export async function writeHeader(folder: string, header: Omit<Header, 'version' | 'metric' | 'files'>, withGraph: boolean): Promise<void> {
  const files: Header['files'] = {
    [databaseFile]: await describeFile(path.join(folder, databaseFile)),
    [vectorsFile]: await describeFile(path.join(folder, vectorsFile)),
    ...(withGraph && { [graphFile]: await describeFile(path.join(folder, graphFile)) }),
  };
  const whole: Header = { version: 1, ...header, metric: 'cosine', files };
  await writeFile(path.join(folder, headerFile), `${JSON.stringify(whole, null, 2)}\n`);
}

export type VerifiedHeader = { kind: 'valid'; header: Header } | { kind: 'absent' } | { kind: 'unusable'; problem: string };

/** The header of an index folder, with nothing held against it; undefined where there is none of this version. */
export async function readHeader(folder: string): Promise<Header | undefined> {
  const text = await readFile(path.join(folder, headerFile), 'utf8').catch(() => '');
  return headerSchema.safeParse(parseJson(text)).data;
}

/** Reads the header of an index folder and holds every file and the expectations against it. */
export function verifyHeader(folder: string, expected: Pick<Header, 'libraryId' | 'hash' | 'embedder'>): Promise<VerifiedHeader> {
  return verifyOwnHeader(folder, expected);
}

/** The same for whatever the folder was made of. */
export async function verifyOwnHeader(folder: string, expected: Partial<Pick<Header, 'libraryId' | 'hash' | 'embedder'>> = {}): Promise<VerifiedHeader> {
  if ((await stat(folder).catch(() => undefined)) === undefined) return { kind: 'absent' };
  const text = await readFile(path.join(folder, headerFile), 'utf8').catch(() => undefined);
  if (text === undefined) return { kind: 'unusable', problem: `${headerFile} is missing` };
  const parsed = headerSchema.safeParse(parseJson(text));
  if (!parsed.success) return { kind: 'unusable', problem: `${headerFile} is not one of this version` };
  const header = parsed.data;
  for (const key of ['libraryId', 'hash', 'embedder'] as const) {
    const wanted = expected[key];
    if (wanted !== undefined && header[key] !== wanted) return { kind: 'unusable', problem: `its ${key} is ${header[key]}, expected ${wanted}` };
  }
  const vectorBytes = header.dimension * header.count * Float32Array.BYTES_PER_ELEMENT;
  if (header.files[vectorsFile].bytes !== vectorBytes) return { kind: 'unusable', problem: `${vectorsFile} does not hold ${String(header.count)} vectors of dimension ${String(header.dimension)}` };
  for (const [name, described] of Object.entries(header.files)) {
    const problem = described && (await problemOf(path.join(folder, name), described));
    if (problem !== undefined) return { kind: 'unusable', problem: `${name} ${problem}` };
  }
  return { kind: 'valid', header };
}

async function problemOf(file: string, described: z.infer<typeof fileSchema>): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return 'is missing';
  if (found.size !== described.bytes) return `has ${String(found.size)} bytes, expected ${String(described.bytes)}`;
  return (await describeFile(file)).sha256 === described.sha256 ? undefined : 'was changed: its checksum differs';
}

async function describeFile(file: string): Promise<z.infer<typeof fileSchema>> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
