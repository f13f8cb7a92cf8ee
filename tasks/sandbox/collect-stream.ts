import { Readable } from 'node:stream';

export interface CollectOptions {
  /** Kept; what comes after is read, so that the writer is not held up, and dropped. */
  bytes: number;
  onOverflow?: () => void;
}

/** The text of a stream up to a limit. A stream that breaks or is destroyed has ended. */
export async function collectStream(stream: unknown, { bytes, onOverflow }: CollectOptions): Promise<string> {
  if (!(stream instanceof Readable)) return '';
  const chunks: Buffer[] = [];
  let left = bytes;
  stream.on('data', (chunk: Buffer | string) => {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (left > 0) chunks.push(buffer.subarray(0, left));
    if (buffer.length > left && left >= 0) onOverflow?.();
    left = buffer.length > left ? -1 : left - buffer.length;
  });
  await new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) stream.once(event, () => { resolve(); });
  });
  return new TextDecoder().decode(Buffer.concat(chunks));
}
