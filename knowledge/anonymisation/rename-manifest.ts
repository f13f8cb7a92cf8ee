import type { Dictionary } from './dictionary.ts';

export interface ManifestRequest {
  /** The package.json as it was read. */
  manifest: Record<string, unknown>;
  name: string;
  /** Modules of the package by the part behind its name, `.` for the package itself, with the files that declare them. */
  modules: ReadonlyMap<string, string>;
  dictionary: Dictionary;
}

/** The package.json of an API package under the invented names, with all that resolving its types takes and nothing else. */
export function renameManifest({ manifest, name, modules, dictionary }: ManifestRequest): Record<string, unknown> {
  const renamed: Record<string, unknown> = { name: dictionary.aliasPackage(name) ?? name };
  for (const field of ['version', 'type']) if (manifest[field] !== undefined) renamed[field] = manifest[field];
  for (const field of ['dependencies', 'peerDependencies']) {
    const packages = manifest[field];
    if (typeof packages !== 'object' || packages === null) continue;
    renamed[field] = Object.fromEntries(Object.entries(packages).map(([each, version]) => [dictionary.aliasPackage(each) ?? each, version as unknown]));
  }
  if (manifest['exports'] === undefined) {
    for (const field of ['main', 'module', 'types', 'typings']) {
      const file = manifest[field];
      if (typeof file === 'string') renamed[field] = dictionary.aliasPath(file);
    }
  } else if (modules.size > 0) {
    // Written out, since what a pattern stands for is told from files of which only declarations are here.
    renamed['exports'] = Object.fromEntries([...modules].map(([below, file]) => [dictionary.aliasPath(below), { types: `./${dictionary.aliasPath(file)}` }]));
  }
  return renamed;
}
