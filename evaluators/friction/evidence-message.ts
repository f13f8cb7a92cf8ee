import { findingMessage } from '../finding-message.ts';
import type { Evidence } from './stumble.ts';

/** A piece of evidence in words. */
export function evidenceMessage(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'finding':
      return findingMessage(evidence.finding);
    case 'step':
      return evidence.text;
    case 'budget':
      return evidence.budget === 'cost' ? 'What a trial may cost was spent before anything was handed in.' : `All its ${evidence.budget} were spent before anything was handed in.`;
    case 'passage':
      return `Covered by ${evidence.path}, lines ${String(evidence.startLine)} to ${String(evidence.endLine)}, which it never came across.`;
    case 'no-passage':
      return 'No page of the docs mentions it, and its declaration says nothing about it.';
    case 'query':
      return `It searched for “${evidence.text}”.`;
    case 'snippet':
      return `The docs show \`${evidence.code}\`, which does not compile: ${evidence.message}`;
  }
}
