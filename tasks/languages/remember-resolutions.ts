import path from 'node:path';
import type ts from 'typescript';

export interface ResolutionRequest {
  typescript: typeof ts;
  options: ts.CompilerOptions;
  /** The folder in which submitted files are said to lie; whatever lies elsewhere never changes. */
  submitted: string;
}

export type RememberedResolutions = Required<Pick<ts.CompilerHost, 'resolveModuleNameLiterals' | 'getModuleResolutionCache'>>;

/**
 * Finds modules as the compiler does, and remembers what installed files import. Left alone, it looks all of it up again for
 * each submission, because the names and the imports of what is submitted differ from those before.
 */
export function rememberResolutions(host: Pick<ts.CompilerHost, 'fileExists' | 'readFile' | 'getCanonicalFileName'>, { typescript, options, submitted }: ResolutionRequest): RememberedResolutions {
  const cache = typescript.createModuleResolutionCache(submitted, host.getCanonicalFileName, options);
  const known = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();
  return {
    getModuleResolutionCache: () => cache,
    resolveModuleNameLiterals: (literals, containingFile, redirected, _options, source) => {
      // What submitted files may name has no end, and which of them there are changes: nothing of it is kept.
      const isSubmitted = containingFile.startsWith(`${submitted}/`);
      return literals.map((literal) => {
        const mode = typescript.getModeForUsageLocation(source, literal, options);
        if (isSubmitted) return typescript.resolveModuleName(literal.text, containingFile, options, host, undefined, redirected, mode);
        const key = `${String(mode)}\n${path.posix.dirname(containingFile)}\n${literal.text}`;
        const resolution = known.get(key) ?? typescript.resolveModuleName(literal.text, containingFile, options, host, cache, redirected, mode);
        known.set(key, resolution);
        return resolution;
      });
    },
  };
}
