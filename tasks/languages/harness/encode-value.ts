import { types } from 'node:util';
import { wireLimits } from '../../wire-value.ts';
import {
  dateValue, getPrototypeOf, is, isArray, isError, keys, mapForEach, objectPrototype, setForEach, stringify,
  toText, typedArrayLength, typedArrayName, weakAdd, weakDelete, weakHas,
} from './intrinsics.ts';

const {
  isArrayBuffer, isBoxedPrimitive, isDataView, isDate, isGeneratorObject, isMap, isMapIterator, isModuleNamespaceObject,
  isNativeError, isPromise, isRegExp, isSet, isSetIterator, isSharedArrayBuffer, isTypedArray, isWeakMap, isWeakSet,
} = types;
const ByteArray = Uint8Array;

/** The wire form of a value, or why it has none. Runs beside hostile code: see `intrinsics.ts`. */
export type Encoded = { kind: 'encoded'; text: string } | { kind: 'refused'; reason: string };

export function encodeValue(value: unknown): Encoded {
  const state: State = { open: new WeakSet(), depth: 0, characters: 0 };
  try {
    return { kind: 'encoded', text: encode(value, 'result', state) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Refusal ? error.reason : 'reading it throws an error' };
  }
}

interface State {
  /** Objects being encoded, to find circles. */
  open: WeakSet<object>;
  depth: number;
  characters: number;
}

class Refusal extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super();
    this.reason = reason;
  }
}

function encode(value: unknown, path: string, state: State): string {
  switch (typeof value) {
    case 'string':
      return counted(stringify(value), state, path);
    case 'boolean':
      return counted(value ? 'true' : 'false', state, path);
    case 'number':
      return counted(encodeNumber(value), state, path);
    case 'undefined':
      return counted('["u"]', state, path);
    case 'bigint':
      return counted(encodeBigint(value, path), state, path);
    case 'function':
    case 'symbol':
      throw new Refusal(`${path} is a ${typeof value}`);
    case 'object':
      return value === null ? counted('null', state, path) : encodeObject(value, path, state);
  }
}

function counted(text: string, state: State, path: string): string {
  state.characters += text.length + 1;
  if (state.characters > wireLimits.characters) throw new Refusal(`the result is larger than ${stringify(wireLimits.characters)} characters at ${path}`);
  return text;
}

function encodeNumber(value: number): string {
  if (is(value, -0)) return '["n","-0"]';
  if (value !== value || value === Infinity || value === -Infinity) return `["n",${stringify(toText(value))}]`;
  return stringify(value);
}

function encodeBigint(value: bigint, path: string): string {
  const digits = toText(value);
  if (digits.length > wireLimits.digits) throw new Refusal(`${path} is a bigint of more than ${stringify(wireLimits.digits)} digits`);
  return `["b","${digits}"]`;
}

function encodeObject(value: object, path: string, state: State): string {
  if (weakHas(state.open, value) === true) throw new Refusal(`${path} is circular`);
  if (state.depth >= wireLimits.depth) throw new Refusal(`${path} is nested more than ${stringify(wireLimits.depth)} levels deep`);
  weakAdd(state.open, value);
  state.depth += 1;
  const text = encodeContent(value, path, state);
  state.depth -= 1;
  weakDelete(state.open, value);
  return text;
}

function encodeContent(value: object, path: string, state: State): string {
  if (isArray(value)) return encodeList('["["', value, value.length, path, state);
  if (isMap(value)) return encodeMap(value, path, state);
  if (isSet(value)) return encodeSet(value, path, state);
  if (isDate(value)) return counted(`["D",${stringify(dateValue(value))}]`, state, path);
  if (isTypedArray(value)) return encodeTypedArray(value, path, state);
  if (isArrayBuffer(value)) return encodeTypedArray(new ByteArray(value), path, state);
  if (isNativeError(value) || isError(value)) return encodeError(value, path, state);
  const refused = nameOfOpaque(value);
  if (refused !== undefined) throw new Refusal(`${path} is ${refused}`);
  return encodeProperties(value, path, state);
}

function encodeList(head: string, items: ArrayLike<unknown>, length: number, path: string, state: State): string {
  let text = counted(head, state, path);
  for (let i = 0; i < length; i += 1) text += `,${encode(items[i], `${path}[${stringify(i)}]`, state)}`;
  return `${text}]`;
}

function encodeMap(map: Map<unknown, unknown>, path: string, state: State): string {
  let text = counted('["M"', state, path);
  mapForEach(map, (value: unknown, key: unknown) => {
    const name = typeof key === 'string' || typeof key === 'number' ? `${path}.get(${stringify(key)})` : `${path}.get(…)`;
    text += `,${encode(key, name, state)},${encode(value, name, state)}`;
  });
  return `${text}]`;
}

function encodeSet(set: Set<unknown>, path: string, state: State): string {
  let text = counted('["S"', state, path);
  setForEach(set, (value: unknown) => {
    text += `,${encode(value, `${path}.values()`, state)}`;
  });
  return `${text}]`;
}

function encodeTypedArray(items: unknown, path: string, state: State): string {
  const name = typedArrayName(items);
  return encodeList(`["T",${stringify(name)}`, items as ArrayLike<unknown>, typedArrayLength(items) as number, path, state);
}

function encodeError(error: { name?: unknown; message?: unknown }, path: string, state: State): string {
  const { name, message } = error;
  return counted(`["E",${stringify(typeof name === 'string' ? name : 'Error')},${stringify(typeof message === 'string' ? message : '')}]`, state, path);
}

/** Kinds of object whose content does not show in their properties: encoding those would pass silence off as an answer. */
function nameOfOpaque(value: object): string | undefined {
  if (isPromise(value)) return 'a promise';
  if (isGeneratorObject(value) || isMapIterator(value) || isSetIterator(value)) return 'an iterator';
  if (isRegExp(value)) return 'a RegExp';
  if (isWeakMap(value) || isWeakSet(value)) return 'a weak collection';
  if (isBoxedPrimitive(value)) return 'a boxed primitive';
  if (isDataView(value) || isSharedArrayBuffer(value)) return 'raw memory';
  if (isModuleNamespaceObject(value)) return 'a module';
  return undefined;
}

function encodeProperties(value: object, path: string, state: State): string {
  const names = keys(value);
  const prototype = getPrototypeOf(value);
  if (names.length === 0 && prototype !== null && prototype !== objectPrototype) throw new Refusal(`${path} is an instance of a class, without properties of its own`);
  let text = counted('["{"', state, path);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    text += `,${counted(stringify(name), state, path)},${encode((value as Record<string, unknown>)[name], `${path}.${name}`, state)}`;
  }
  return `${text}]`;
}
