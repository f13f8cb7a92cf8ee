import type ts from 'typescript';
import { diagnosticText } from '../../tasks/languages/type-check.ts';
import type { Lens } from './lens.ts';

/** The name that the compiler offers instead. */
export function suggestionIn(diagnostic: ts.Diagnostic, { view, installation }: Lens): string | undefined {
  return /Did you mean (?:[^'?]* )?'([^']+)'/.exec(diagnosticText(diagnostic, view, installation))?.[1];
}

/** The codes inside a diagnostic, such as those of each overload that did not fit. */
export function chainCodes({ messageText }: ts.Diagnostic): Set<number> {
  const codes = new Set<number>();
  const visit = (chain: ts.DiagnosticMessageChain): void => {
    codes.add(chain.code);
    chain.next?.forEach(visit);
  };
  if (typeof messageText !== 'string') visit(messageText);
  return codes;
}
