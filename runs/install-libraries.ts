import { languages } from '../tasks/languages/index.ts';
import type { Installation, Language } from '../tasks/languages/language.ts';
import type { Library } from '../tasks/library.ts';
import { makeFolder } from '../tasks/make-folder.ts';

/** A library with the means to compile and run code that uses it. */
export interface InstalledLibrary {
  library: Library;
  language: Language;
  installation: Installation;
}

export interface InstallLibrariesRequest {
  libraries: Library[];
  home: string;
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** Installs each library once; one already in the home folder is used as it is. */
export async function installLibraries({ libraries, home, onProgress, signal }: InstallLibrariesRequest): Promise<InstalledLibrary[]> {
  makeFolder(home, 'home folder');
  const installed: InstalledLibrary[] = [];
  for (const library of libraries) {
    const language = languages[library.language];
    installed.push({ library, language, installation: await language.install({ library, home, onProgress, signal }) });
  }
  return installed;
}
