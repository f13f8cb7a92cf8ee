/**
 * How values leave the sandbox: JSON in which strings, booleans, null and ordinary numbers stand for themselves and
 * everything else is an array that begins with a tag.
 *
 *     ["[", item…]                     array, holes as undefined
 *     ["{", key, value…]               object, own enumerable string keys
 *     ["M", key, value…] ["S", item…]  Map, Set
 *     ["n", "NaN" | "Infinity" | "-Infinity" | "-0"]
 *     ["b", digits] ["u"]              bigint, undefined
 *     ["D", milliseconds | null]       Date, null when invalid
 *     ["T", type, item…]               typed array by its type's name; ArrayBuffer as Uint8Array
 *     ["E", name, message]             Error
 */
export const wireLimits = { depth: 1000, characters: 8 * 1024 * 1024, digits: 10_000 };

/**
 * A value from its wire form.
 *
 * @throws WireError when the text, which comes from untrusted code, is no such form.
 */
export function decodeWireValue(wire: unknown, depth = 0): unknown {
  if (wire === null || typeof wire === 'string' || typeof wire === 'boolean' || typeof wire === 'number') return wire;
  if (!Array.isArray(wire)) throw new WireError('neither a scalar nor a tagged array');
  if (depth > wireLimits.depth + 1) throw new WireError('nested too deeply');
  const [tag, ...content] = wire as unknown[];
  const values = (): unknown[] => content.map((each) => decodeWireValue(each, depth + 1));
  switch (tag) {
    case '[': return values();
    case '{': return Object.fromEntries(pairs(content).map(([key, value]) => [text(key), decodeWireValue(value, depth + 1)]));
    case 'M': return new Map(pairs(values()));
    case 'S': return new Set(values());
    case 'n': return specialNumber(content[0]);
    case 'b': return wholeNumber(text(content[0]));
    case 'u': return undefined;
    case 'D': return new Date(typeof content[0] === 'number' ? content[0] : NaN);
    case 'T': return typedArray(text(content[0]), values().slice(1));
    case 'E': return Object.assign(new Error(text(content[1])), { name: text(content[0]), stack: '' });
    default: throw new WireError('an unknown tag');
  }
}

export class WireError extends Error {
  override readonly name = 'WireError';
}

function pairs(items: unknown[]): [unknown, unknown][] {
  if (items.length % 2 !== 0) throw new WireError('a key without a value');
  return Array.from({ length: items.length / 2 }, (_, i) => [items[2 * i], items[2 * i + 1]]);
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new WireError('expected a string');
  return value;
}

function specialNumber(name: unknown): number {
  switch (name) {
    case 'NaN': return NaN;
    case 'Infinity': return Infinity;
    case '-Infinity': return -Infinity;
    case '-0': return -0;
    default: throw new WireError('an unknown number');
  }
}

function wholeNumber(digits: string): bigint {
  if (digits.length > wireLimits.digits || !/^-?\d+$/u.test(digits)) throw new WireError('no whole number');
  return BigInt(digits);
}

const numberArrays = {
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
};
const bigintArrays = { BigInt64Array, BigUint64Array };

function typedArray(type: string, items: unknown[]): unknown {
  if (isKeyOf(numberArrays, type) && items.every((item) => typeof item === 'number')) return new numberArrays[type](items);
  if (isKeyOf(bigintArrays, type) && items.every((item) => typeof item === 'bigint')) return new bigintArrays[type](items);
  throw new WireError('no typed array');
}

function isKeyOf<T extends object>(table: T, key: string): key is string & keyof T {
  return Object.hasOwn(table, key);
}
