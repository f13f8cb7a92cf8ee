import { init, parse } from 'es-module-lexer';

/**
 * Whether a bundled program keeps what it remembers in itself and in its realm, so that a new instance of it in a realm
 * that is as it was begins anew. Told from its text, and rather no than yes: most of Node's modules remember things that
 * nobody can look up, and so does what a name made at run time may lead to.
 */
export async function isSelfContained(code: string): Promise<boolean> {
  if (elsewhere.test(code)) return false;
  await init;
  const [imports] = parse(code);
  const required = [...code.matchAll(/\b__require\("([^"\n]+)"\)/gu)].map(([, name]) => name);
  return [...imports.map(({ n: name }) => name), ...required].every((name) => compared.has((name ?? '').replace(/^node:/u, '')));
}

/** Node's modules that only calculate; the harness compares their exports with the rest of the realm. */
const compared: ReadonlySet<string> = new Set(['buffer', 'events', 'path', 'querystring', 'string_decoder', 'url', 'util']);

/** Names that lead to modules chosen at run time, to other threads, to work after the end, and to what no comparison shows. */
const elsewhere = new RegExp([
  String.raw`(?<!var |function )\b__require\b(?!\(")`, String.raw`\bprocess\.(?:binding|dlopen|chdir|umask)\b`, String.raw`\bperformance\.(?:mark|measure)\b`,
  String.raw`\b(?:getBuiltinModule|_linkedBinding|mainModule|createRequire|BroadcastChannel|unref|waitAsync|FinalizationRegistry|WebAssembly)\b`,
  String.raw`\b(?:setUncaughtExceptionCaptureCallback|defaultMaxListeners|INSPECT_MAX_BYTES|inspect\.defaultOptions)\b`,
].join('|'), 'u');
