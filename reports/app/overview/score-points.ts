import { floorModel, type CopyPasteFloor } from '../../floor.ts';
import { headlineGroups } from '../../headline-groups.ts';
import type { Report, ReportGroup, Score } from '../../report.ts';
import { measures } from '../../../runs/comparison/compared-run.ts';
import type { Measure } from '../../../runs/comparison/compared-run.ts';

export function floorOf({ floors = [] }: Report, { library, model }: ReportGroup): CopyPasteFloor | undefined {
  return model === floorModel ? undefined : floors.find((floor) => floor.library === library);
}

/** The same developers without the docs. */
function closedBookOf({ groups }: Report, { library, model, arm }: ReportGroup): ReportGroup | undefined {
  return arm === 'docs' ? groups.find((group) => group.arm === 'closed-book' && group.library === library && group.model === model) : undefined;
}

/** One persona's figure in one measure, with what it is held against. */
export interface ScorePoint {
  persona: string;
  measure: Measure;
  /** Place among the headline groups. */
  series: number;
  value: NonNullable<Score['value']> | null;
  floor: number | null;
  closedBook: number | null;
}

export function scorePoints(report: Report): ScorePoint[] {
  return headlineGroups(report).flatMap((group, series) => {
    const floor = floorOf(report, group);
    const closedBook = closedBookOf(report, group);
    return measures.flatMap((measure) => group.personas.map((own) => ({
      persona: own.persona, measure, series,
      value: scoreOf(own, measure).value,
      floor: meanOf(floor?.personas, own.persona, measure),
      closedBook: meanOf(closedBook?.personas, own.persona, measure),
    })));
  });
}

type Measured = Pick<ReportGroup['personas'][number], 'persona' | 'usability' | 'dimensions'>;

function scoreOf(own: Measured, measure: Measure): Score {
  return measure === 'usability' ? own.usability : own.dimensions[measure];
}

function meanOf(personas: readonly Measured[] | undefined, persona: string, measure: Measure): number | null {
  const own = personas?.find((each) => each.persona === persona);
  return own === undefined ? null : scoreOf(own, measure).value?.mean ?? null;
}
