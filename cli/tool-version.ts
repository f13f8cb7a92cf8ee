import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../tasks/package-root.ts';

/** This program's version, from its package.json. */
export function toolVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
