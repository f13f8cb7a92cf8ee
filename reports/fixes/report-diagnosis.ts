import type { Diagnosis, DocsPlace, Misleading, SymbolTrace } from '../../evaluators/diagnosis/diagnosis.ts';
import { misleadingMessage, traceMessage } from '../../evaluators/diagnosis/diagnosis-message.ts';
import type { ReportDiagnosis, ReportTrace } from './fix.ts';

export function reportDiagnosis(diagnosis: Diagnosis | null): ReportDiagnosis | null {
  if (diagnosis === null) return null;
  const { primary, reason, misleading, symbols } = diagnosis;
  const traces = [...misleading.map((each) => misleadingTrace(each, primary)), ...symbols.map((each) => symbolTrace(each, primary))];
  return { primary, reason, traces: [...traces.filter(({ isDecisive }) => isDecisive), ...traces.filter(({ isDecisive }) => !isDecisive)] };
}

function misleadingTrace(each: Misleading, primary: Diagnosis['primary']): ReportTrace {
  const { symbol, path, line } = each;
  return { cause: 'misleading', symbol, message: misleadingMessage(each), isDecisive: decidesMisleading(each, primary), path, line };
}

function symbolTrace(trace: SymbolTrace, primary: Diagnosis['primary']): ReportTrace {
  const asked = 'asked' in trace && trace.asked.length > 0 ? { asked: trace.asked } : {};
  return { cause: trace.cause, symbol: trace.symbol, message: traceMessage(trace), isDecisive: decides(trace, primary), ...placeOf(placeIn(trace)), ...asked };
}

/** Whether an attempt's primary cause is told from this. */
export function decides({ cause, beside }: SymbolTrace, primary: Diagnosis['primary']): boolean {
  return cause === primary && beside === null;
}

export function decidesMisleading({ isHandedIn }: Misleading, primary: Diagnosis['primary']): boolean {
  return primary === 'misleading' && isHandedIn;
}

/** The passage that explains a symbol, or where it would belong. */
export function placeIn(trace: SymbolTrace): DocsPlace | null {
  if (trace.cause === 'absent') return trace.near;
  return 'passage' in trace ? trace.passage : null;
}

function placeOf(place: DocsPlace | null): Pick<ReportTrace, 'path' | 'line' | 'endLine'> {
  return place === null ? {} : { path: place.path, line: place.startLine, endLine: place.endLine };
}
