import { isError, toText } from './intrinsics.ts';

export interface Thrown {
  name: string;
  message: string;
  stack: string;
}

const longest = 20_000;

/** Name, message and stack of whatever was thrown; hostile getters and `toString` included. */
export function describeThrown(error: unknown): Thrown {
  try {
    if (typeof error === 'object' && error !== null && isError(error)) {
      const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
      return { name: textOf(name, 'Error'), message: textOf(message, ''), stack: textOf(stack, '') };
    }
    return { name: typeof error, message: cut(toText(error)), stack: '' };
  } catch {
    return { name: typeof error, message: 'Something that cannot be shown.', stack: '' };
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? cut(value) : otherwise;
}

/** Character by character, since methods of strings may have been replaced. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  let start = '';
  for (let i = 0; i < longest; i += 1) start += text[i] ?? '';
  return start;
}
