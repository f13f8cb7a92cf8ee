import type { Diagnosis, Misleading, SymbolTrace } from '../../evaluators/diagnosis/diagnosis.ts';
import { misleadingMessage, traceMessage } from '../../evaluators/diagnosis/diagnosis-message.ts';
import type { CountedAttempt } from '../counted-attempt.ts';
import type { ReportFix } from './fix.ts';
import { decides, decidesMisleading, placeIn } from './report-diagnosis.ts';

/** One thing in the docs that one attempt met: what asks for the same change has the same `change`. */
export interface Clue {
  change: string;
  kind: ReportFix['kind'];
  attempt: CountedAttempt;
  place: ReportFix['place'];
  symbol: string;
  name: string;
  message: string;
  isDecisive: boolean;
  about: Misleading | SymbolTrace;
}

/** What the docs could have done better for an attempt; a developer that never looked, or was shown a declaration, asks for no change of a page. */
export function collectClues(attempt: CountedAttempt, { primary, misleading, symbols }: Diagnosis): Clue[] {
  return [...misleading.map((each) => misleadingClue(attempt, each, primary)), ...symbols.filter((trace) => !isToldBy(misleading, trace)).flatMap((trace) => symbolClue(attempt, trace, { primary, symbols }))];
}

/** What goes by a wrong name on a page is not absent as well. */
function isToldBy(misleading: readonly Misleading[], { cause, symbol }: SymbolTrace): boolean {
  return cause === 'absent' && misleading.some(({ instead }) => instead !== null && symbol.endsWith(`.${instead}`));
}

function misleadingClue(attempt: CountedAttempt, each: Misleading, primary: Diagnosis['primary']): Clue {
  const { symbol, path, line } = each;
  return {
    change: JSON.stringify(['misleading', path, line, symbol]), kind: 'misleading', attempt, place: { path, line, endLine: line }, symbol,
    name: lastNameOf(each), message: misleadingMessage(each), isDecisive: decidesMisleading(each, primary), about: each,
  };
}

/** A module whole; of anything else what stands after the module. */
function lastNameOf({ mistake, symbol }: Misleading): string {
  return mistake === 'setup-failure' ? symbol : symbol.slice(symbol.lastIndexOf('.') + 1);
}

function symbolClue(attempt: CountedAttempt, trace: SymbolTrace, { primary, symbols }: Pick<Diagnosis, 'primary' | 'symbols'>): Clue[] {
  const { cause, symbol, name } = trace;
  const found = placeIn(trace);
  if (cause === 'unknown' || trace.beside === 'replaced' || (cause === 'not-read' && trace.why === 'never-looked') || (cause === 'ignored' && found === null)) return [];
  const place = found === null ? null : { path: found.path, line: found.startLine, endLine: found.endLine };
  // Where it would best be added depends on who needs it; that it is absent does not.
  const change = JSON.stringify(cause === 'absent' ? [cause, trace.role === 'refused' ? `${symbol} throws` : gapOf(trace, symbols)] : [cause, place?.path, place?.line, cause === 'not-read' ? trace.why : '']);
  return [{ change, kind: cause, attempt, place, symbol, name, message: traceMessage(trace), isDecisive: decides(trace, primary), about: trace }];
}

/** Members of one class that are absent are one gap, and so is what hangs on another; functions are each their own. */
function gapOf({ symbol, name, hangsOn }: SymbolTrace, symbols: readonly SymbolTrace[]): string {
  const parent = symbols.find((each) => each.symbol === hangsOn && each.cause === 'absent');
  if (parent !== undefined) return gapOf(parent, symbols);
  return name.includes('.') ? symbol.slice(0, symbol.lastIndexOf('.')) : symbol;
}
