import { visibleText } from '../visible-text.ts';

/** Text for XML 1.0, in attributes as in elements. */
export function xmlText(text: string): string {
  return visibleText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    // Neither a lone surrogate nor these two may stand in XML, not even as a reference.
    .replace(/[\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
}
