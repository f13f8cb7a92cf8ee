import { UserError } from './user-error.ts';

/** Levels of lists and objects; what reads them calls itself for each. */
const deepest = 500;

/**
 * Refuses what is not strict JSON (RFC 8259), and what JSON lets through although nobody means it: a key that is
 * written twice, of which the first would be lost, and a number too large to be held.
 *
 * @throws UserError with file, line, what is there and what was expected.
 */
export function checkJsonText(text: string, file: string): void {
  const reader = readerOf(text, file);
  checkValue(reader, 0);
  if (!reader.atEnd()) reader.refuse(`expected the end of the file, found ${reader.found()}`);
}

interface Reader {
  /** Takes what a sticky pattern matches after any white space; undefined when it does not match there. */
  take: (pattern: RegExp) => string | undefined;
  atEnd: () => boolean;
  /** What stands at this place, for a message. */
  found: () => string;
  refuse: (words: string) => never;
}

const whiteSpace = /[ \t\r\n]*/y;
const text = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const word = /(?:true|false|null)(?!\w)/y;

function readerOf(source: string, file: string): Reader {
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const skip = (): void => {
    at += match(whiteSpace)?.length ?? 0;
  };
  return {
    take: (pattern) => {
      skip();
      const taken = match(pattern);
      at += taken?.length ?? 0;
      return taken;
    },
    atEnd: () => {
      skip();
      return at === source.length;
    },
    found: () => match(/[\w.+-]+|[^\n]/yu) ?? 'the end of the file',
    refuse: (words) => {
      throw new UserError(`${file}:${String(source.slice(0, at).split('\n').length)}: ${words}`);
    },
  };
}

function checkValue(reader: Reader, depth: number): void {
  if (depth > deepest) reader.refuse(`lists and objects are nested more than ${String(deepest)} levels deep`);
  if (reader.take(/\{/y) !== undefined) checkMembers(reader, depth + 1);
  else if (reader.take(/\[/y) !== undefined) checkElements(reader, depth + 1);
  else if (reader.take(text) === undefined && reader.take(word) === undefined) checkNumber(reader);
}

function checkNumber(reader: Reader): void {
  const digits = reader.take(number);
  if (digits === undefined) reader.refuse(`expected a JSON value, found ${reader.found()}${hint(reader.found())}`);
  if (!Number.isFinite(Number(digits))) reader.refuse(`the number ${digits} is too large`);
}

function checkMembers(reader: Reader, depth: number): void {
  const keys = new Set<string>();
  if (reader.take(/\}/y) !== undefined) return;
  do {
    const key = reader.take(text);
    if (key === undefined) reader.refuse(`expected a key in double quotes, found ${reader.found()}${hint(reader.found())}`);
    if (keys.has(key)) reader.refuse(`the key ${key} is written twice; expected every key once`);
    keys.add(key);
    if (reader.take(/:/y) === undefined) reader.refuse(`expected ":" after ${key}, found ${reader.found()}`);
    checkValue(reader, depth);
  } while (reader.take(/,/y) !== undefined);
  if (reader.take(/\}/y) === undefined) reader.refuse(`expected "," or "}", found ${reader.found()}`);
}

function checkElements(reader: Reader, depth: number): void {
  if (reader.take(/\]/y) !== undefined) return;
  do checkValue(reader, depth);
  while (reader.take(/,/y) !== undefined);
  if (reader.take(/\]/y) === undefined) reader.refuse(`expected "," or "]", found ${reader.found()}`);
}

function hint(found: string): string {
  if (found === ']' || found === '}') return '; JSON has no comma after the last one';
  if (found === '/') return '; JSON has no comments';
  if (found === '\'') return '; JSON has double quotes only';
  if (/^[+-]?(?:NaN|Infinity|undefined)$/u.test(found)) return `; JSON has no ${found}`;
  return '';
}
