import buffer from 'node:buffer';
import events from 'node:events';
import path from 'node:path';
import process from 'node:process';
import querystring from 'node:querystring';
import decoder from 'node:string_decoder';
import url from 'node:url';
import util from 'node:util';

/**
 * What a realm holds besides the modules in it: its global object, the language's own objects, and `process`.
 * Remembered before any submitted code ran, and compared after; submitted code may have replaced every method by then,
 * so nothing here is called by name on a shared object: see `intrinsics.ts`.
 */
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, deleteProperty } = Reflect;
const { is } = Object;
const activeResources = process.getActiveResourcesInfo.bind(process);

interface Remembered {
  object: object;
  prototype: object | null;
  extensible: boolean;
  keys: PropertyKey[];
  /** Undefined for a method of the language, of which the keys are enough. */
  properties: PropertyDescriptor[] | undefined;
}

/** Says whether the realm is as it was, without its new global variables, which it removes. */
export type Restore = () => boolean;

export function rememberRealm(): Restore {
  loadLazyGlobals();
  const objects = remember([globalThis, process, buffer, events, path, querystring, decoder, url, util, ...hiddenIntrinsics()]);
  const resources = activeResources().length;
  const { exitCode } = process;
  return () => {
    removeNewGlobals(objects[0]);
    if (!is(process.exitCode, exitCode) || globalThis.process !== process || globalThis.Buffer !== buffer.Buffer) return false;
    if (activeResources().length !== resources || ownKeys(process.env).length > 0) return false;
    for (let i = 0; i < objects.length; i += 1) if (isChanged(objects[i])) return false;
    return true;
  };
}

/** Node puts these in place when they are first used, which would look like a change. */
function loadLazyGlobals(): void {
  for (const name of ['AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder', 'URL', 'URLSearchParams', 'structuredClone']) Reflect.get(globalThis, name);
}

/** Objects of the language that no property leads to. */
function hiddenIntrinsics(): object[] {
  const instances = [
    function* () { /* its prototype is wanted */ }, async function* () { /* likewise */ }, async () => { /* likewise */ },
    [].values(), new Map().values(), new Set().values(), ''.matchAll(/a/gu), ''[Symbol.iterator](),
  ];
  return instances.map((instance) => getPrototypeOf(instance)).filter((prototype) => prototype !== null);
}

/** Everything that properties and prototypes lead to; streams and Node's list of loaded modules change by themselves. */
function remember(roots: object[]): Remembered[] {
  const passedOver = new Set<unknown>([process.stdin, process.stdout, process.stderr, Reflect.get(process, 'moduleLoadList'), process.env]);
  const found = new Set<object>();
  const visit = (value: unknown): void => {
    if (((typeof value === 'object' && value !== null) || typeof value === 'function') && !passedOver.has(value)) found.add(value);
  };
  roots.forEach(visit);
  const remembered: Remembered[] = [];
  for (const object of found) {
    const one = describe(object);
    remembered.push(one);
    visit(one.prototype);
    for (const property of one.properties ?? []) ['value', 'get', 'set'].forEach((part) => { visit(Reflect.get(property, part)); });
  }
  return remembered;
}

function describe(object: object): Remembered {
  const keys = ownKeys(object);
  const isMethod = typeof object === 'function' && keys.length === 2 && keys[0] === 'length' && keys[1] === 'name';
  return {
    object, prototype: getPrototypeOf(object), extensible: isExtensible(object), keys,
    properties: isMethod ? undefined : keys.map((key) => getOwnPropertyDescriptor(object, key) ?? {}),
  };
}

/** Libraries keep registries there, made anew by whoever does not find them. */
function removeNewGlobals(global: Remembered | undefined): void {
  if (global === undefined) return;
  const present = ownKeys(global.object);
  // In the order of those that were there, with the new ones between strings and symbols.
  for (let i = 0, known = 0; i < present.length; i += 1) {
    const key = present[i] ?? '';
    if (key === global.keys[known]) known += 1;
    else deleteProperty(global.object, key);
  }
}

function isChanged(remembered: Remembered | undefined): boolean {
  if (remembered === undefined) return false;
  const { object, prototype, extensible, keys, properties } = remembered;
  const present = ownKeys(object);
  if (present.length !== keys.length || getPrototypeOf(object) !== prototype || isExtensible(object) !== extensible) return true;
  if (properties === undefined) return false;
  for (let i = 0; i < keys.length; i += 1) {
    const key = present[i];
    if (key === undefined || key !== keys[i] || isOther(getOwnPropertyDescriptor(object, key), properties[i])) return true;
  }
  return false;
}

function isOther(now: PropertyDescriptor | undefined, before: PropertyDescriptor | undefined): boolean {
  if (now === undefined || before === undefined) return true;
  return !is(now.value, before.value) || now.get !== before.get || now.set !== before.set
    || now.writable !== before.writable || now.configurable !== before.configurable || now.enumerable !== before.enumerable;
}
