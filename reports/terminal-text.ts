import { stripVTControlCharacters } from 'node:util';
import { visibleText } from './visible-text.ts';

/** Text that nobody vouches for, on one line and without power over a terminal. */
export function terminalText(text: string): string {
  return visibleText(stripVTControlCharacters(text)).replaceAll(/\s+/g, ' ').trim();
}
