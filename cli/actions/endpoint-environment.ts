import path from 'node:path';
import type { Library } from '../../tasks/library.ts';
import { UserError } from '../../tasks/user-error.ts';
import type { CliContext } from '../context.ts';
import { readKeyFile } from './read-key-file.ts';

/** Where models are reached and with which key; the one place that reads the variables. */
export interface EndpointEnvironment {
  apiKey?: string;
  baseUrl?: string;
}

/** What models and submitted code are shown of the disk: a key must not lie there. */
export interface Shown {
  folder: string;
  libraries: readonly Pick<Library, 'install' | 'docs'>[];
}

/** @throws UserError when a key file is named that is not fit to hold a key. */
export function endpointEnvironment({ environment, workingFolder }: CliContext, shown?: Shown): EndpointEnvironment {
  const given = environment['OPENAI_API_KEY']?.trim();
  const file = environment['OPENAI_API_KEY_FILE']?.trim();
  const baseUrl = environment['OPENAI_BASE_URL']?.trim();
  if (given && file) throw new UserError('OPENAI_API_KEY and OPENAI_API_KEY_FILE are both set, and only one key is sent. Unset one of them.');
  const apiKey = file ? readKeyFile(path.resolve(workingFolder, file), foldersOf(shown)) : given;
  return { ...(apiKey ? { apiKey } : {}), ...(baseUrl ? { baseUrl } : {}) };
}

function foldersOf(shown: Shown | undefined): string[] {
  if (shown === undefined) return [];
  const { folder, libraries } = shown;
  return [
    folder,
    // A folder that is installed is packed whole, and submitted code may read what is installed.
    ...libraries.flatMap(({ install }) => Object.values(install.npm)).filter((version) => version.startsWith('file:')).map((version) => version.slice('file:'.length)),
    ...libraries.flatMap(({ docs }) => docs).flatMap(({ value, file }) => (typeof value['path'] === 'string' ? [path.resolve(path.dirname(file), value['path'])] : [])),
  ];
}
