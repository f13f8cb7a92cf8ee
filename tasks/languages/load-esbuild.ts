let loaded: Promise<typeof import('esbuild')> | undefined;

/** esbuild, which runs as a process of its own, loaded when first needed. It is ended with this one: left to notice by itself, it may leave a page of its stack on the terminal. */
export function loadEsbuild(): Promise<typeof import('esbuild')> {
  loaded ??= import('esbuild').then((esbuild) => {
    process.once('exit', () => void esbuild.stop());
    return esbuild;
  });
  return loaded;
}
