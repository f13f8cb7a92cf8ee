import path from 'node:path';
import { z } from 'zod';
import type { Library } from './library.ts';
import { parseYamlText } from './parse-yaml-text.ts';
import { readTextFile } from './read-yaml-file.ts';
import { identifier, relativePath } from './schemas.ts';
import { UserError } from './user-error.ts';

const packageName = z.string().regex(/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/iu, 'expected the name of an npm package');
const versionForm = 'expected an exact version such as 1.2.3, or file: and a folder';
const exactVersion = z.string(versionForm).regex(/^(?:\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?|file:.+)$/u, versionForm);

const librarySchema = z.strictObject({
  id: identifier,
  language: z.enum(['typescript', 'javascript']),
  install: z.strictObject({
    npm: z.record(packageName, exactVersion).refine((packages) => Object.keys(packages).length > 0, 'expected at least one package'),
  }),
  docs: z.array(z.record(z.string(), z.unknown())).min(1, 'expected at least one source of docs'),
  api: z.array(packageName).min(1, 'expected at least one package'),
  lint: relativePath.optional(),
  rules: z
    .strictObject({ required: z.array(z.string()).default([]), forbidden: z.array(z.string()).default([]) })
    .default({ required: [], forbidden: [] }),
});

/** Reads `libraries/<id>.yaml`; relative paths become absolute, from the folder of the file. */
export function readLibrary(file: string): Library {
  const { value, lineOf } = parseYamlText({ text: readTextFile(file, 'library file'), file, schema: librarySchema, firstLine: 1 });
  const folder = path.dirname(file);
  const missing = value.api.find((name) => !(name in value.install.npm));
  if (missing !== undefined) {
    const line = lineOf(['api', value.api.indexOf(missing)]);
    throw new UserError(`${file}:${String(line)}: api: the package "${missing}" is not under install.npm; expected one of ${Object.keys(value.install.npm).join(', ')}.`);
  }
  const { lint, ...rest } = value;
  return {
    ...rest,
    install: { npm: Object.fromEntries(Object.entries(value.install.npm).map(([name, version]) => [name, absoluteVersion(version, folder)])) },
    docs: value.docs.map((entry, i) => ({ value: entry, file, line: lineOf(['docs', i]) })),
    ...(lint === undefined ? {} : { lint: path.resolve(folder, lint) }),
    file,
  };
}

function absoluteVersion(version: string, folder: string): string {
  return version.startsWith('file:') ? `file:${path.resolve(folder, version.slice('file:'.length))}` : version;
}
