type Esbuild = typeof import('esbuild');

let loaded: Promise<Esbuild> | undefined;
let asked: Promise<unknown> | undefined;

/**
 * esbuild, which runs as a process of its own, loaded when first needed. It is ended with this one: left to notice by itself, it may leave a page of its stack on the terminal.
 * One that is gone, such as by a Ctrl-C that a terminal sends to both, is let go of here, since esbuild itself would never start another.
 */
export async function loadEsbuild(): Promise<Esbuild> {
  loaded ??= import('esbuild').then((esbuild) => {
    process.once('exit', () => void esbuild.stop());
    return esbuild;
  });
  const esbuild = await loaded;
  // Asked once for all that wait: the second to hear of its end would stop what the first has started.
  asked ??= esbuild.transform('').catch(() => esbuild.stop()).finally(() => { asked = undefined; });
  await asked;
  return esbuild;
}
