import type { Inspection } from './inspect-submission.ts';

/**
 * What a developer does with the library beyond what the starter hands over: a symbol counts as the developer's own
 * where it is used more often than there. Otherwise code that ignores the library would be credited with the starter's use of it.
 */
export function ownUse(inspection: Inspection, starter: Inspection): Inspection {
  const isOwn = (symbol: string): boolean => (inspection.uses[symbol] ?? 0) > (starter.uses[symbol] ?? 0);
  return {
    ...inspection,
    symbols: inspection.symbols.filter(isOwn),
    values: inspection.values.filter(isOwn),
    calls: Math.max(0, inspection.calls - starter.calls),
  };
}
