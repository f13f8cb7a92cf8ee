/**
 * What the harness needs of the language, taken before any submitted code ran. Submitted code shares its realm with
 * the encoder and may replace every one of these; whoever runs after it must use no others: no methods by name, no
 * spread, no `for…of`.
 */
export const { apply, getPrototypeOf } = Reflect;
export const { stringify, parse } = JSON;
export const { isArray } = Array;
export const { keys, is } = Object;
export const { prototype: objectPrototype } = Object;
export const { String: toText } = globalThis;

export const mapForEach = capture(Map.prototype, 'forEach');
export const setForEach = capture(Set.prototype, 'forEach');
export const dateValue = capture(Date.prototype, 'getTime');
export const weakHas = capture(WeakSet.prototype, 'has');
export const weakAdd = capture(WeakSet.prototype, 'add');
export const weakDelete = capture(WeakSet.prototype, 'delete');
export const isError = captureTest(Error);

const typedArrayPrototype: object = getPrototypeOf(Uint8Array.prototype) ?? {};
export const typedArrayName = captureGetter(typedArrayPrototype, Symbol.toStringTag);
export const typedArrayLength = captureGetter(typedArrayPrototype, 'length');

type Method = (self: unknown, ...args: unknown[]) => unknown;

function capture(holder: object, name: PropertyKey): Method {
  const method = Reflect.get(holder, name) as Method;
  return (self, ...args) => apply(method, self, args) as unknown;
}

function captureGetter(holder: object, name: PropertyKey): (self: unknown) => unknown {
  const getter = Reflect.get(Object.getOwnPropertyDescriptor(holder, name) ?? {}, 'get') as Method;
  return (self) => apply(getter, self, []) as unknown;
}

/** By the prototype as it was, since `instanceof` asks properties that can be replaced. */
function captureTest(constructor: { prototype: object }): (value: object) => boolean {
  const { prototype } = constructor;
  const isPrototypeOf = capture(Object.prototype, 'isPrototypeOf');
  return (value) => isPrototypeOf(prototype, value) === true;
}
