/**
 * Calls that running text writes out, such as `pad(text, length?)` in a list of functions or in a heading, as code with plain arguments;
 * with the line they stand on, which says what they do.
 */
export function readSignatures(prose: string): { code: string; line: string }[] {
  return prose.split('\n').slice(0, mostLines).flatMap((line, i, lines) => {
    if (line.length > longestLine) return [];
    const heading = /^#{1,6}\s+(?:(?:const|let|var)\s+[\w$]+\s*=\s*)?([^`#]+\)[^)]*)$/u.exec(line)?.[1];
    const spans = [...line.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
    const calls = (heading === undefined ? spans : [heading]).map(plainCall).filter((call) => call !== null);
    // What a heading names is explained below it.
    const text = /^#/u.test(line) || /^[\s>*-]*`[^`]+`\W*$/u.test(line) ? [line, ...lines.slice(i + 1, i + 5)].join(' ') : line;
    return calls.map((code) => ({ code, line: text }));
  });
}

/** Without the marks for optional arguments, defaults and types; null for anything but a call with names or literals. */
function plainCall(text: string): string | null {
  const match = /^\s*((?:new\s+)?[\p{L}_$][\p{L}\p{N}_$.]*(?:\([^()]*\)\.[\p{L}\p{N}_$]+)*)\(([^()]*)\)/u.exec(text);
  const [, callee, list] = match ?? [];
  if (callee === undefined || list === undefined) return null;
  const plain = list
    .replace(/\[\s*,[^[\]]*\]/gu, '')
    .replace(/\s*(?:=(?!>)|:)[^,]*/gu, '')
    .replace(/[?[\]*_]/gu, (mark) => (mark === '_' ? '_' : ''));
  const args = plain.split(',').map((arg) => arg.trim()).filter((arg) => arg !== '');
  const isPlain = args.every((arg) => /^(?:[\p{L}_$][\p{L}\p{N}_$]*|-?\d+(?:\.\d+)?|'[^']*'|"[^"]*")$/u.test(arg));
  return isPlain && args.length <= mostArguments ? `${callee.replace(/[?]/gu, '')}(${args.join(', ')});` : null;
}

const mostLines = 1000;
const longestLine = 1000;
const mostArguments = 6;
