/** What a value looks like, as far as a literal, an example or a type annotation tells. */
export type Shape =
  | { kind: 'unknown' | 'string' | 'number' | 'boolean' | 'null' | 'date' | 'regexp' | 'function' }
  /** Of a class that is not the language's own. */
  | { kind: 'instance'; name: string }
  | { kind: 'array'; element: Shape }
  /** `open` when the keys differ from value to value, as in a dictionary. */
  | { kind: 'object'; properties: Record<string, Shape>; open: boolean };

export const unknownShape: Shape = { kind: 'unknown' };

/** -1 when they contradict each other, 0 when nothing is known, up to 1 when they are the same. */
export function agreeShapes(a: Shape, b: Shape): number {
  if (a.kind === 'unknown' || b.kind === 'unknown') return 0;
  if (a.kind !== b.kind) return -1;
  if (a.kind === 'array' && b.kind === 'array') {
    const elements = agreeShapes(a.element, b.element);
    return elements < 0 ? -0.5 : 0.6 + 0.4 * elements;
  }
  if (a.kind === 'instance' && b.kind === 'instance') return a.name === b.name ? 1 : 0;
  if (a.kind === 'object' && b.kind === 'object') return agreeKeys(a, b);
  return 1;
}

function agreeKeys(a: Shape & { kind: 'object' }, b: Shape & { kind: 'object' }): number {
  if (a.open || b.open) return 0.5;
  const keys = Object.keys(a.properties);
  const shared = keys.filter((key) => Object.hasOwn(b.properties, key)).length;
  return shared === 0 && keys.length > 0 ? 0.1 : 1;
}

/** Of a JSON value. */
export function shapeOfValue(value: unknown, depth = 0): Shape {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: typeof value } as Shape;
    case 'object': {
      if (value === null) return { kind: 'null' };
      if (depth > deepest) return unknownShape;
      if (Array.isArray(value)) return { kind: 'array', element: mergeShapes(value.slice(0, most).map((item) => shapeOfValue(item, depth + 1))) };
      const entries = Object.entries(value).slice(0, most);
      return { kind: 'object', properties: Object.fromEntries(entries.map(([key, item]) => [key, shapeOfValue(item, depth + 1)])), open: false };
    }
    default:
      return unknownShape;
  }
}

/** What several values have in common; unknown where they differ. */
export function mergeShapes(shapes: readonly Shape[]): Shape {
  return shapes.reduce((merged, shape, i) => (i === 0 ? shape : mergeTwo(merged, shape)), unknownShape);
}

function mergeTwo(a: Shape, b: Shape): Shape {
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', element: a.element.kind === 'unknown' ? b.element : b.element.kind === 'unknown' ? a.element : mergeTwo(a.element, b.element) };
  if (a.kind === 'object' && b.kind === 'object') {
    const keys = [...new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])];
    const sameKeys = keys.every((key) => Object.hasOwn(a.properties, key) && Object.hasOwn(b.properties, key));
    const properties = keys.map((key): [string, Shape] => [key, mergeShapes([a.properties[key], b.properties[key]].filter((shape) => shape !== undefined))]);
    return { kind: 'object', properties: Object.fromEntries(properties), open: a.open || b.open || !sameKeys };
  }
  if (a.kind === 'instance' && b.kind === 'instance') return a.name === b.name ? a : unknownShape;
  return a.kind === b.kind ? a : unknownShape;
}

const deepest = 4;
const most = 50;
