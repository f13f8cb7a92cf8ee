import type { RunComparison } from '../../runs/comparison/run-comparison.ts';
import { pageInOneFile, readApp, type App } from '../renderers/page-in-one-file.ts';

/** A comparison as one page that needs no network and no other file. @param version of this program */
export async function htmlComparison(comparison: RunComparison, version: string, app?: App): Promise<string> {
  const { base, head } = comparison;
  const { before, after } = pageInOneFile({
    ...(app ?? (await readApp('comparison'))),
    title: `${head.id} against ${base.id}`,
    version,
    data: { id: 'comparison', value: comparison },
    instead: 'This page needs JavaScript, which runs from this file alone. "uagent compare" prints the same.',
  });
  return `${before}${after}`;
}
