import type { z } from 'zod';

/**
 * The keys that a schema knows for the object at a path; of a union all that any member knows, or where the object says
 * which member it is, those of that one.
 */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[], object?: unknown): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const [key, ...rest] = path;
      if (key === undefined) return Object.keys(def.shape);
      const next = def.shape[String(key)];
      return next === undefined ? [] : knownKeys(next, rest, object);
    }
    case 'array':
      return path.length === 0 ? [] : knownKeys(def.element, path.slice(1), object);
    case 'record':
      return path.length === 0 ? [] : knownKeys(def.valueType, path.slice(1), object);
    case 'union':
      return [...new Set(membersFor(def, path, object).flatMap((option) => knownKeys(option, path, object)))];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return knownKeys(def.innerType, path, object);
    case 'pipe':
      return knownKeys(def.in, path, object);
    default:
      return [];
  }
}

function membersFor(def: z.core.$ZodUnionDef, path: readonly PropertyKey[], object: unknown): readonly z.core.$ZodType[] {
  if (path.length > 0 || !('discriminator' in def) || typeof object !== 'object' || object === null) return def.options;
  const given: unknown = Reflect.get(object, String(def.discriminator));
  const chosen = def.options.filter((option) => [...option._zod.propValues?.[String(def.discriminator)] ?? []].some((value) => value === given));
  return chosen.length > 0 ? chosen : def.options;
}
