import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { tags } from '../knowledge/passage.ts';
import { unknownName } from '../tasks/did-you-mean.ts';
import { packageRoot } from '../tasks/package-root.ts';
import { readYamlFile } from '../tasks/read-yaml-file.ts';
import { identifier } from '../tasks/schemas.ts';
import { UserError } from '../tasks/user-error.ts';
import type { Persona } from './persona.ts';

const bundledFolder = path.join(packageRoot, 'agents', 'personas');

const count = z.number().int('expected a whole number').min(0, 'expected 0 or more').max(1_000_000_000);
const atLeastOne = count.min(1, 'expected 1 or more');

export const personaFile = z.strictObject({
  version: z.literal(1),
  id: identifier,
  title: z.string().min(1, 'expected a title'),
  description: z.string().min(1, 'expected one sentence'),
  reading: z.union([z.literal('all'), z.array(z.enum(tags)).min(1, 'expected at least one tag, or all')]),
  budgets: z.strictObject({
    searches: count, passages: count, reads: count, lookUps: count, typeChecks: count, runs: count, repairs: count,
    turns: atLeastOne, tokens: atLeastOne, seconds: atLeastOne,
  }).refine(({ searches, passages }) => searches === 0 || passages > 0, { path: ['passages'], error: 'expected 1 or more, since the persona may search' }),
  hints: z.enum(['none', 'api-names', 'api-details', 'pseudocode']),
});

/** A bundled persona by its id, or one of the user's own by the path of its YAML file, which may be relative to the working folder. */
export function readPersona(idOrPath: string, workingFolder: string): Persona {
  const file = fileOf(idOrPath, workingFolder);
  const { id, title, description, reading, budgets, hints } = readYamlFile({ file, schema: personaFile, what: 'persona file' });
  return { id, title, description, reading, budgets, hints };
}

/** Ids of the personas that come with the package, sorted. */
export function bundledPersonas(): string[] {
  return readdirSync(bundledFolder).filter((name) => name.endsWith('.yaml')).map((name) => path.basename(name, '.yaml')).sort();
}

function fileOf(idOrPath: string, workingFolder: string): string {
  const bundled = bundledPersonas();
  if (bundled.includes(idOrPath)) return path.join(bundledFolder, `${idOrPath}.yaml`);
  const looksLikePath = /[/\\]|\.ya?ml$/iu.test(idOrPath);
  if (looksLikePath) return path.resolve(workingFolder, idOrPath);
  throw new UserError(`${unknownName('persona', idOrPath, bundled)} A persona of your own is named by the path of its YAML file.`);
}
