import type { Asked, Beside, DocsPlace, Misleading, Role, SymbolTrace } from './diagnosis.ts';

/** What became of a symbol, in a sentence or two. */
export function traceMessage(trace: SymbolTrace): string {
  return `${trace.role === 'refused' ? refusedMessage(trace) : fateMessage(trace)}${trace.beside === null ? '' : besideWords[trace.beside]}`;
}

const besideWords: Record<Beside, string> = {
  hangs: '',
  further: ' What the result is made by is missing as well, and comes first.',
  replaced: ' The code has something of its own in its place.',
};

function fateMessage(trace: SymbolTrace): string {
  const name = `\`${trace.name}\``;
  switch (trace.cause) {
    case 'absent':
      return `No passage explains ${name}.${trace.near === null ? '' : ` It would belong where \`${trace.near.explains}\` is taught: ${trace.near.path}:${String(trace.near.startLine)}.`}`;
    case 'not-retrieved':
      return `${name} is explained in ${linesOf(trace.passage)}, which none of its searches brought. ${rankMessage(trace.asked)}`;
    case 'not-read':
      return `${name} is explained in ${linesOf(trace.passage)}${unreadMessage(trace)}`;
    case 'ignored':
      return `${trace.passage === null ? `It was shown the declaration of ${name}` : `It saw ${linesOf(trace.passage)}, which explains ${name}`}, and the code ${otherwise[trace.role]}.`;
    case 'unknown':
      return `${name}: ${trace.reason}`;
  }
}

const otherwise: Record<Role, string> = {
  missing: 'does without it', misused: 'uses it otherwise', contrary: 'calls it otherwise than every accepted solution', refused: 'does otherwise',
};

/** When the library throws is what should have been known. */
function refusedMessage(trace: SymbolTrace): string {
  const when = `when \`${trace.name}\` throws “${trace.thrown ?? ''}”`;
  switch (trace.cause) {
    case 'absent':
      return `No passage says ${when}.${trace.near === null ? '' : ` It would belong where it is taught: ${trace.near.path}:${String(trace.near.startLine)}.`}`;
    case 'not-retrieved':
      return `${linesOf(trace.passage)} says ${when}, which none of its searches brought. ${rankMessage(trace.asked)}`;
    case 'not-read':
      return `${linesOf(trace.passage)} says ${when}${unreadMessage(trace)}`;
    case 'ignored':
      return `${trace.passage === null ? 'It was shown the declaration, which says' : `It saw ${linesOf(trace.passage)}, which says`} ${when}, and the code does otherwise.`;
    case 'unknown':
      return `\`${trace.name}\`: ${trace.reason}`;
  }
}

/** A place that misled, in a sentence. */
export function misleadingMessage({ path, line, code, message, isHandedIn, calls }: Misleading): string {
  if (calls !== null) return `${path}:${String(line)} shows \`${code}\`, which compiles and was followed to a wrong result: the code calls \`${calls.own}\`, and accepted solutions \`${calls.accepted}\`.`;
  return `${path}:${String(line)} shows \`${code}\`, which does not compile: ${message}${isHandedIn ? '' : ' It was followed, and mended before the code was handed in.'}`;
}

function linesOf({ path, startLine, endLine }: DocsPlace): string {
  return `${path}, lines ${String(startLine)} to ${String(endLine)}`;
}

function unreadMessage({ why, asked }: SymbolTrace & { cause: 'not-read' }): string {
  switch (why) {
    case 'ranked-below':
      return `, below what the persona is shown. ${rankMessage(asked)}`;
    case 'page-left':
      return ', on a page that it opened and left before it came there.';
    case 'never-looked':
      return ', and it never looked into the docs.';
    case 'other-level':
      return ', which its level does not read.';
  }
}

/** The search that came nearest. */
function rankMessage(asked: readonly Asked[]): string {
  const [best] = [...asked].sort((a, b) => worth(a) - worth(b));
  if (best === undefined) return '';
  if (typeof best.rank === 'number') return `“${best.query}” ranked it number ${String(best.rank)}.`;
  const first = `“${best.query}”`;
  return best.rank === 'none' ? `It is not among the first 50 for ${asked.length === 1 ? first : `any of ${String(asked.length)} searches, such as ${first}`}.` : `Where it stood for ${first} is unknown: that search cannot be made again.`;
}

function worth({ rank }: Asked): number {
  if (rank === 'none') return Infinity;
  return rank === 'unknown' ? Number.MAX_SAFE_INTEGER : rank;
}
