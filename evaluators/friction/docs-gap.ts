import { mentionsSymbol } from '../../knowledge/covers-symbol.ts';
import { isDeclaration } from '../../knowledge/search-text.ts';
import { missingSymbols } from './missing-symbols.ts';
import type { Detector } from './stumble.ts';

/** Needed symbols that no page so much as names, and whose declaration says nothing about them. */
export const docsGap: Detector = async (job) => {
  const { docs } = job;
  if (docs === null) return { unknown: 'The docs that were searched are no longer there.' };
  const pages = docs.filter(({ text }) => !isDeclaration(text));
  const missing = await missingSymbols(job);
  return missing
    .filter((symbol) => symbol.documentation === '' && !pages.some(({ heading, text }) => mentionsSymbol(`${heading.join('\n')}\n${text}`, symbol)))
    .map(({ id }) => ({ class: 'docs-gap' as const, subject: id, evidence: [{ kind: 'no-passage' as const }] }));
};
