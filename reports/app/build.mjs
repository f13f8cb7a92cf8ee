// Bundles the report's web application into `dist/reports/app`, or into the folder given as the first argument.
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const outdir = path.resolve(process.argv[2] ?? path.join(here, '../../dist/reports/app'));

await build({
  absWorkingDir: here,
  entryPoints: [
    { in: 'main.tsx', out: 'app' },
    { in: 'styles/app.css', out: 'app' },
    // The page of `uagent ui`, and a comparison as a file of its own.
    { in: 'live/main.tsx', out: 'live' },
    { in: 'live/live.css', out: 'live' },
    { in: 'comparison/main.tsx', out: 'comparison' },
    { in: 'comparison/page.css', out: 'comparison' },
  ],
  outdir,
  bundle: true,
  minify: true,
  // A classic script: a module from a file on disk would count as another origin.
  format: 'iife',
  platform: 'browser',
  // The first with `light-dark()`, which every colour of the page is made with.
  target: ['chrome123', 'firefox120', 'safari17.5'],
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
});
