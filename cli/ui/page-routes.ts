import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { packageRoot } from '../../tasks/package-root.ts';

const assets = { 'live.js': 'text/javascript; charset=utf-8', 'live.css': 'text/css; charset=utf-8' };

/** The page is the same at every address: what it shows is told by the address, to the script alone. */
export function pageRoutes(): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(assets)) {
    app.get(`/assets/${name}`, async (c) => c.body(await readFile(path.join(packageRoot, 'dist/reports/app', name)), 200, { 'Content-Type': type }));
  }
  // Browsers ask for one.
  app.get('/favicon.ico', (c) => c.body(null, 204));
  for (const place of ['/', '/new', '/runs/:run', '/compare', '/personas', '/retrieval']) app.get(place, (c) => c.html(page));
  return app;
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>uagent</title>
<link rel="stylesheet" href="/assets/live.css">
</head>
<body>
<div id="app"><noscript>This page needs JavaScript, which comes from this server alone. "uagent runs" and "uagent report" show the same in a terminal.</noscript></div>
<script src="/assets/live.js" defer></script>
</body>
</html>
`;
