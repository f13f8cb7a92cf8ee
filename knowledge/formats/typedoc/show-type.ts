import { z } from 'zod';

/** A type as TypeDoc writes it; what is not shown is not kept. */
export interface TypeJson {
  type: string;
  name?: string | undefined;
  value?: unknown;
  operator?: string | undefined;
  types?: TypeJson[] | undefined;
  elements?: TypeJson[] | undefined;
  elementType?: TypeJson | undefined;
  typeArguments?: TypeJson[] | undefined;
  target?: unknown;
}

export const typeSchema: z.ZodType<TypeJson> = z.lazy(() => z.object({
  type: z.string(), name: z.string().optional(), value: z.unknown().optional(), operator: z.string().optional(),
  types: z.array(typeSchema).optional(), elements: z.array(typeSchema).optional(), elementType: typeSchema.optional(), typeArguments: z.array(typeSchema).optional(),
  target: z.unknown().optional(),
}));

/** As TypeScript would, where that fits a line; anything rarer goes by its kind. */
export function showType(type: TypeJson): string {
  switch (type.type) {
    case 'literal':
      return type.value === undefined ? 'undefined' : JSON.stringify(type.value);
    case 'union':
      return (type.types ?? []).map(showType).join(' | ');
    case 'intersection':
      return (type.types ?? []).map(showType).join(' & ');
    case 'array':
      return type.elementType === undefined ? 'unknown[]' : `${bracketed(type.elementType)}[]`;
    case 'tuple':
      return `[${(type.elements ?? []).map(showType).join(', ')}]`;
    case 'typeOperator': {
      const target = typeSchema.safeParse(type.target);
      return `${type.operator ?? ''} ${target.success ? showType(target.data) : 'unknown'}`.trim();
    }
    case 'reflection':
      return 'object';
    default: {
      const inner = (type.typeArguments ?? []).map(showType);
      return `${type.name ?? 'unknown'}${inner.length === 0 ? '' : `<${inner.join(', ')}>`}`;
    }
  }
}

function bracketed(type: TypeJson): string {
  const shown = showType(type);
  return /[|&]/u.test(shown) && !shown.endsWith('>') ? `(${shown})` : shown;
}
