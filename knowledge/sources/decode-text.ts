/** More than any page that a person reads; beyond it lies generated data, which would take minutes to parse. */
export const mostBytes = 5_000_000;

export type DecodedText = { kind: 'text'; text: string } | { kind: 'unreadable'; problem: string };

/**
 * Bytes as text without byte order mark, lines ended by `\n`. A byte order mark tells, then UTF-8 if the bytes are that, then
 * what the server says; of anything else each byte that is no UTF-8 becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, charset?: string): DecodedText {
  if (bytes.length > mostBytes) return { kind: 'unreadable', problem: `it has ${String(bytes.length)} bytes; expected at most ${String(mostBytes)}` };
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (marked === undefined && bytes.subarray(0, 8192).includes(0)) return { kind: 'unreadable', problem: 'it is binary, no text' };
  const text = decodeAs(bytes, marked ?? 'utf-8', marked === undefined) ?? decodeAs(bytes, charset ?? 'utf-8', false) ?? decodeAs(bytes, 'utf-8', false) ?? '';
  return { kind: 'text', text: text.replaceAll(/\r\n?/gu, '\n') };
}

function decodeAs(bytes: Uint8Array, charset: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined; // not this encoding, or none that is known
    throw error;
  }
}
