import type { SetupDifference } from '../../runs/comparison/setup-differences.ts';

/** What the runs differ in, in words. */
export function differenceWords({ kind, subject, base, head }: SetupDifference): string {
  return `${leads[kind](subject)}: ${base || 'none'} → ${head || 'none'}`;
}

const leads: Record<SetupDifference['kind'], (subject: string) => string> = {
  library: () => 'Library',
  persona: () => 'Persona',
  arm: () => 'Arm',
  model: () => 'Model',
  packages: (library) => `Versions of the packages of ${library}`,
  'package-contents': (library) => `Contents of the packages of ${library}, their versions being the same`,
  docs: (library) => `Docs of ${library}, as they were indexed`,
  embedder: (library) => `Embedder for the docs of ${library}, so that their passages were found otherwise (whether the docs changed is not known)`,
  'persona-resources': (persona) => `What ${persona} may use`,
  sandbox: () => 'Sandbox',
  uagent: () => 'uagent',
  evaluators: () => 'Evaluators of uagent',
  node: () => 'Node',
};
