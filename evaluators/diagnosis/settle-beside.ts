import type { SymbolTrace } from './diagnosis.ts';
import type { Needs } from './needed-symbols.ts';

/**
 * Tells what decides from what only stands beside it. A single reference also has helpers that could be done without: of
 * what is missing, that decides which stands nearest to the result, and what the code has done by its own means decides nothing.
 */
export function settleBeside(traces: readonly SymbolTrace[], { missing, standing }: Needs, isHandedIn: boolean): SymbolTrace[] {
  const levelOf = (symbol: string): number => standing.get(symbol)?.level ?? 0;
  const isReplaced = ({ symbol, role }: SymbolTrace): boolean => role === 'missing' && standing.get(symbol)?.isReplaced === true;
  const free = traces.filter(({ hangsOn }) => hangsOn === null);
  const left = free.filter((trace) => !isReplaced(trace));
  // Who handed nothing in has stopped at the first thing that it has not seen, and what it has seen leaves no trace.
  const needed = isHandedIn ? left.map(({ symbol }) => symbol) : missing.map(({ id }) => id);
  const nearest = Math.min(...needed.map(levelOf));
  return traces.map((trace) => {
    if (trace.hangsOn !== null) return { ...trace, beside: 'hangs' };
    if (!left.includes(trace)) return { ...trace, beside: 'replaced' };
    return { ...trace, beside: levelOf(trace.symbol) > nearest ? 'further' : null };
  });
}
