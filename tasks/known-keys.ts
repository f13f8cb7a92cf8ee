import type { z } from 'zod';

/** The keys that a schema knows for the object at a path; of a union all that any member knows. */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const [key, ...rest] = path;
      if (key === undefined) return Object.keys(def.shape);
      const next = def.shape[String(key)];
      return next === undefined ? [] : knownKeys(next, rest);
    }
    case 'array':
      return path.length === 0 ? [] : knownKeys(def.element, path.slice(1));
    case 'record':
      return path.length === 0 ? [] : knownKeys(def.valueType, path.slice(1));
    case 'union':
      return [...new Set(def.options.flatMap((option) => knownKeys(option, path)))];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return knownKeys(def.innerType, path);
    case 'pipe':
      return knownKeys(def.in, path);
    default:
      return [];
  }
}
