import type { VNode } from 'preact';
import type { ReportFix } from '../../fixes/fix.ts';

/** File and line, or the page itself where the docs are on the web. */
export function DocsPlace({ place }: Pick<ReportFix, 'place'>): VNode {
  if (place === null) return <code>no page yet</code>;
  const { path, line, endLine } = place;
  const lines = endLine > line ? `${String(line)}–${String(endLine)}` : String(line);
  if (!isWebAddress(path)) return <code class="docs-place">{`${path}:${lines}`}</code>;
  return (
    <>
      <a class="docs-place" href={path} rel="noreferrer">
        <code>{path}</code>
      </a>{' '}
      <span class="muted small">line {lines}</span>
    </>
  );
}

/** Of anything else a click could do more than open a page. */
function isWebAddress(path: string): boolean {
  return URL.canParse(path) && ['http:', 'https:'].includes(new URL(path).protocol);
}
