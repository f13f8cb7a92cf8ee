/**
 * A stream of chat completion chunks without those that a proxy sent twice. Neighbours that are the same to the last character
 * are dropped only where they must be a mistake: what comes once in every stream came twice, or the arguments of calls can be
 * read without them only. A model may well write the same word twice.
 */
export function withoutRepeatedEvents(stream: string): string {
  const events = stream.split(/\r?\n\r?\n/u);
  const repeated = events.filter((event, i) => event.trim() !== '' && event === events[i - 1]);
  if (repeated.length === 0) return stream;
  const once = events.filter((event, i) => event.trim() === '' || event !== events[i - 1]);
  const isMistake = repeated.some((event) => comesOnce(dataOf(event))) || (!areArgumentsWhole(events) && areArgumentsWhole(once));
  return isMistake ? once.join('\n\n') : stream;
}

function dataOf(event: string): unknown {
  const text = event.split(/\r?\n/u).filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length)).join('\n');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** The beginning, which has no text yet, the end, and the count of tokens. */
function comesOnce(chunk: unknown): boolean {
  const choice = at(at(chunk, 'choices'), 0);
  if (choice === undefined) return at(chunk, 'usage') !== undefined;
  if (typeof at(choice, 'finish_reason') === 'string') return true;
  const delta = at(choice, 'delta');
  const content = at(delta, 'content');
  return typeof at(delta, 'role') === 'string' && (content === '' || content == null) && at(delta, 'tool_calls') == null;
}

function areArgumentsWhole(events: string[]): boolean {
  const texts = new Map<unknown, string>();
  for (const event of events) {
    const calls = at(at(at(at(dataOf(event), 'choices'), 0), 'delta'), 'tool_calls');
    if (!Array.isArray(calls)) continue;
    for (const call of calls as unknown[]) {
      const [index, part] = [at(call, 'index'), at(at(call, 'function'), 'arguments')];
      if (typeof part === 'string') texts.set(index, (texts.get(index) ?? '') + part);
    }
  }
  return [...texts.values()].every(isJson);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text === '';
  }
}
