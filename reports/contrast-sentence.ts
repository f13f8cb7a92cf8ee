import type { ArmContrast, ContrastKind, Difference } from './arm-contrasts.ts';

/** What a contrast of arms says, in plain words. */
export function contrastSentence({ kind, usability }: ArmContrast): string {
  const { mean } = usability;
  const rounded = Math.round(Math.abs(mean));
  return `${openings[kind](mean < 0 ? `${String(rounded)} points less than nothing` : `${String(rounded)} point${rounded === 1 ? '' : 's'}`)} ${basis(usability)}.`;
}

export const contrastTitles: Record<ContrastKind, string> = {
  'docs-lift': 'Docs lift',
  'retrieval-headroom': 'Room for better search',
};

const openings: Record<ContrastKind, (points: string) => string> = {
  'docs-lift': (points) => `The docs add ${points} to what developers know without them`,
  'retrieval-headroom': (points) => `Handing over the passages that matter adds ${points} to what searching brings`,
};

function signed(value: number): string {
  return String(Math.round(value)).replace('-', '−');
}

function basis({ low, high, tasks, verdict }: Difference): string {
  const words = verdict === 'no conclusion' ? 'no conclusion' : 'more than chance would';
  const interval = low === null || high === null ? '' : `95 % interval ${signed(low)} to ${signed(high)}, `;
  return `(${interval}${String(tasks)} task${tasks === 1 ? '' : 's'}: ${words})`;
}
