import { z } from 'zod';

const count = z.number().int().min(0);
const keys = z.array(z.string()).describe('Keys of the first of those attempts.');

const symbol = z.strictObject({
  name: z.string().describe('The symbol\'s id is that of the group, a dot, and this.'),
  kind: z.enum(['function', 'class', 'interface', 'type', 'variable', 'enum', 'namespace', 'method', 'property', 'accessor', 'unknown']),
  docs: z.enum(['documented', 'mentioned', 'absent', 'unknown']),
  page: z.string().exactOptional().describe('The first passage that shows it or has its word.'),
  example: z.string().exactOptional().describe('The first code block of a page that has it.'),
  deprecated: z.literal(true).exactOptional(),
  used: count.exactOptional().describe('Attempts whose code uses it; left out where none does.'),
  misused: z.strictObject({ attempts: count, classes: z.array(z.string()), keys }).exactOptional().describe('Attempts with a finding under compliance that names it.'),
}).meta({ id: 'CoveredSymbol' });

const invented = z.strictObject({ name: z.string(), attempts: count, personas: z.array(z.string()), instead: z.string().exactOptional(), keys }).meta({ id: 'InventedName' });

export const coverageSchema = z.strictObject({
  library: z.string(),
  untold: z.string().nullable().describe('Why neither the API nor the docs are known, and what to do.'),
  resolved: count.describe('Attempts that handed code in whose use of the library is known.'),
  unresolved: count,
  groups: z.array(z.strictObject({ name: z.string(), symbols: z.array(symbol) })).describe('Exports of a module, or members of one class, interface or options type.'),
  invented: z.array(invented).describe('Names that code used and the library does not have.'),
}).meta({ id: 'LibraryCoverage' });
