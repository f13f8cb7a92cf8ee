import type { ArmContrast, ContrastKind, Difference } from './arm-contrasts.ts';

/** What a contrast of arms says, in plain words. */
export function contrastSentence({ kind, usability }: ArmContrast): string {
  const { mean } = usability;
  const rounded = Math.round(Math.abs(mean));
  return `${openings[kind](`${mean < 0 && rounded > 0 ? 'takes away' : 'adds'} ${String(rounded)} point${rounded === 1 ? '' : 's'}`)} ${basis(usability)}.`;
}

export const contrastTitles: Record<ContrastKind, string> = {
  'docs-lift': 'Docs lift',
  'retrieval-headroom': 'Room for better search',
  memorisation: 'Known by heart',
};

const openings: Record<ContrastKind, (change: string) => string> = {
  'docs-lift': (change) => `Having the docs ${change} over what developers know without them`,
  'retrieval-headroom': (change) => `Handing over the passages that matter ${change} over what searching brings`,
  memorisation: (change) => `Knowing the library by its real names ${change} over the same docs under invented names`,
};

function signed(value: number): string {
  return String(Math.round(value)).replace('-', '−');
}

function basis({ low, high, tasks, verdict }: Difference): string {
  const words = verdict === 'no conclusion' ? 'no conclusion' : 'more than chance would';
  const interval = low === null || high === null ? '' : `95 % interval ${signed(low)} to ${signed(high)}, `;
  return `(${interval}${String(tasks)} task${tasks === 1 ? '' : 's'}: ${words})`;
}
