import path from 'node:path';
import { pathToFileURL } from 'node:url';

const programs = new Map<string, Promise<URL>>();

/**
 * The program of a thread, from its first file without extension, to be given to `Worker`: one text from the sources as from
 * what is published; packages stay where they are installed. Built once.
 */
export function workerProgram(entry: string): Promise<URL> {
  const program = programs.get(entry) ?? buildProgram(entry);
  programs.set(entry, program);
  return program;
}

async function buildProgram(entry: string): Promise<URL> {
  const { build } = await import('esbuild');
  const file = `${entry}${path.extname(import.meta.filename)}`;
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'silent', tsconfigRaw: '{}',
    // The text has no place of its own to look for packages from.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(file).href), 'import.meta.filename': JSON.stringify(file), 'import.meta.dirname': JSON.stringify(path.dirname(file)) },
    plugins: [{
      name: 'installed-packages',
      setup: (builder) => {
        builder.onResolve({ filter: /^[^./]/ }, async (request) => {
          if (request.pluginData === 'resolving' || request.kind === 'entry-point' || request.path.startsWith('node:')) return undefined;
          const { path: found } = await builder.resolve(request.path, { kind: request.kind, resolveDir: request.resolveDir, pluginData: 'resolving' });
          return { path: pathToFileURL(found).href, external: true };
        });
      },
    }],
  });
  return new URL(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
}
