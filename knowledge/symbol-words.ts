import type { ApiSymbol, Inventory } from './inventory.ts';

/** A symbol as pages write about it. */
export interface SymbolWords {
  id: string;
  /** What pages may call it: its name, or for a default export what it is imported as. */
  names: string[];
  /** The class or namespace that it is a member of; null for an export, and for what belongs to a type that no page names. */
  owner: string | null;
  /** An export stands alone, a member after a dot, an option, which may be read as a member too, before a colon. */
  role: 'export' | 'member' | 'option';
  /** Specifier of the module that gives it out as its default export; null for anything else. */
  defaultOf: string | null;
  /** What its declaration says about it; empty for a bare one. */
  documentation: string;
}

/** What to look for in the docs for a symbol's id; an id that the inventory does not have goes by its last name. */
export function symbolWords(id: string, { symbols }: Inventory): SymbolWords {
  const symbol = symbols.find((each) => each.id === id);
  if (symbol === undefined) return { id, names: [id.slice(id.lastIndexOf('.') + 1)], owner: null, role: 'export', defaultOf: null, documentation: '' };
  const { module, name, documentation } = symbol;
  if (name === 'default') return { id, names: defaultNames(symbol), owner: null, role: 'export', defaultOf: module, documentation };
  const owner = symbols.find((each) => each.id === id.slice(0, -name.length - 1));
  const isNamedByPages = owner?.kind === 'class' || owner?.kind === 'namespace';
  const role = roleOf(symbol, owner);
  return {
    id, names: [name], owner: isNamedByPages ? owner.name : null, role, defaultOf: null,
    documentation: documentation === '' && role === 'option' ? documentationOfNamesake(symbol, symbols) : documentation,
  };
}

/** The function's own name, and the last part of the module's. */
function defaultNames({ module, signatures }: ApiSymbol): string[] {
  const declared = signatures.flatMap((signature) => /^[\w$]+(?=\s*[<(])/u.exec(signature)?.[0] ?? []);
  return [...new Set([...declared, module.slice(module.lastIndexOf('/') + 1)])];
}

function roleOf({ kind }: ApiSymbol, owner: ApiSymbol | undefined): SymbolWords['role'] {
  if (owner === undefined) return 'export';
  return kind === 'property' && (owner.kind === 'interface' || owner.kind === 'type') ? 'option' : 'member';
}

/** Types such as `Omit<Options, 'columns'> & { columns: string[] }` declare an option again whose comment stands where it came from. */
function documentationOfNamesake({ id, name, module }: ApiSymbol, symbols: readonly ApiSymbol[]): string {
  return symbols.find((each) => each.id !== id && each.module === module && each.name === name && each.kind === 'property' && each.documentation !== '')?.documentation ?? '';
}
