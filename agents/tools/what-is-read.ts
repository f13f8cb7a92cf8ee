import type { Tag } from '../../knowledge/passage.ts';
import type { Persona } from '../persona.ts';

/** In words, the part of the documentation that a persona reads, so that it can tell what is not there from what is not for it. */
export function whatIsRead({ reading }: Pick<Persona, 'reading'>): string {
  return reading === 'all' ? "the library's documentation" : `the library's documentation at your level (${reading.map((tag) => parts[tag]).join(', ')})`;
}

const parts: Record<Tag, string> = { 'quick-start': 'README and quick start', guide: 'guides', reference: 'API reference', example: 'examples' };
