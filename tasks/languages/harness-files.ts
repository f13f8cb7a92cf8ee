import path from 'node:path';
import { loadEsbuild } from './load-esbuild.ts';

let built: Promise<Record<string, string>> | undefined;

/** The programs that run inside the sandbox beside `program.mjs`, each in one file; `main.mjs` is the one to start. */
export function harnessFiles(): Promise<Record<string, string>> {
  built ??= buildHarness();
  return built;
}

/** Bundled when first needed, from the sources as from what is published. */
async function buildHarness(): Promise<Record<string, string>> {
  const { build } = await loadEsbuild();
  const extension = path.extname(import.meta.filename);
  const { outputFiles } = await build({
    entryPoints: { main: entry('main', extension), case: entry('case-worker', extension) },
    bundle: true, write: false, outdir: '/', outExtension: { '.js': '.mjs' }, format: 'esm', platform: 'node', target: 'node20',
    logLevel: 'silent', tsconfigRaw: '{}',
  });
  return Object.fromEntries(outputFiles.map((file) => [path.basename(file.path), file.text]));
}

function entry(name: string, extension: string): string {
  return path.join(import.meta.dirname, 'harness', `${name}${extension}`);
}
