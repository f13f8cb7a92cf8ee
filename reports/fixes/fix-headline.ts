import type { ReportFix } from './fix.ts';

/** A fix in a few words, with code in backticks: what to do, to which names. Where stands beside it. */
export function fixHeadline({ kind, symbols }: ReportFix): string {
  const names = namesOf(symbols);
  switch (kind) {
    case 'misleading':
      return `Correct the example of ${names}`;
    case 'absent':
      return `Show ${names}`;
    case 'not-retrieved':
      return `Say in searchers’ words what ${names} ${symbols.length === 1 ? 'is' : 'are'} for`;
    case 'not-read':
      return `Bring ${names} to more readers`;
    case 'ignored':
      return `Say when to use ${names}`;
  }
}

const mostNames = 2;

function namesOf(symbols: readonly string[]): string {
  const shown = symbols.slice(0, mostNames).map((name) => `\`${name}\``);
  const rest = symbols.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${String(rest)} more`;
  return shown.join(' and ');
}
