import { frictionWords } from './friction-words.ts';
import type { PersonaScore, ReportGroup, ReportHead } from './report.ts';

/** What a group's figures say, in plain words. */
export function summarySentence(report: ReportHead, group: ReportGroup): string {
  const of = group.personas.reduce((sum, { solved }) => sum + solved.of, 0);
  const count = group.personas.reduce((sum, { solved }) => sum + solved.count, 0);
  if (of === 0) return `No attempt at ${group.library} could be scored yet.`;
  const opening = `${developerWords(group)} solved ${String(count)} of ${String(of)} attempts with ${group.library}`;
  return [`${opening}${contrast(report, group.personas)}.`, ...mainFriction(group)].join(' ');
}

function developerWords({ model, arm }: ReportGroup): string {
  const who = model === 'offline' ? 'Copying from the docs' : `Developers played by ${model}`;
  return arm === 'docs' ? who : `${who} (${arm})`;
}

/** Where levels differ by what a reader would notice, best and worst are named. */
function contrast({ personas }: ReportHead, scores: PersonaScore[]): string {
  const known = scores.flatMap(({ persona, usability }) =>
    usability.value === null ? [] : [{ title: personas.find(({ id }) => id === persona)?.title ?? persona, mean: Math.round(usability.value.mean) }],
  );
  // Of levels that are alike the first one of the report is named.
  const best = known.toSorted((a, b) => b.mean - a.mean)[0];
  const worst = known.toSorted((a, b) => a.mean - b.mean)[0];
  if (best === undefined || worst === undefined || best === worst) return '';
  if (best.mean - worst.mean < 5) return `, at every level about alike`;
  return `, from ${String(worst.mean)} points for ${worst.title} to ${String(best.mean)} for ${best.title}`;
}

function mainFriction({ friction, effort }: ReportGroup): string[] {
  const attempts = effort.reduce((sum, each) => sum + each.attempts, 0);
  const first = friction[0];
  if (first === undefined) return [];
  // Of several that are as frequent none is the most frequent one.
  const others = friction.filter(({ attempts: own }) => own === first.attempts).length - 1;
  const words = frictionWords[first.class];
  return [`${others === 0 ? 'The most frequent stumble' : 'Among the most frequent stumbles'}: ${words.charAt(0).toLowerCase()}${words.slice(1)} (in ${String(first.attempts)} of ${String(attempts)} attempts).`];
}
