import { visibleText } from '../visible-text.ts';

/** The same with every text in it made safe to look at, so that no view can forget to. */
export function visible<T>(value: T): T {
  // Strings stay strings and keys stay keys, so it is what it was.
  return visibleValue(value) as T;
}

function visibleValue(value: unknown): unknown {
  if (typeof value === 'string') return visibleText(value);
  if (Array.isArray(value)) return value.map(visibleValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visibleText(key), visibleValue(inner)]));
}
