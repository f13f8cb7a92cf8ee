import { floorModel } from './floor.ts';
import type { Report, ReportGroup } from './report.ts';

/**
 * The groups that the report is about: with the docs, and not the floor, as far as there are such. What is left is for
 * holding these against it.
 */
export function headlineGroups({ groups }: Report): ReportGroup[] {
  const withDocs = groups.filter(({ arm }) => arm === 'docs');
  const developers = withDocs.filter(({ model, library }) => model !== floorModel || withDocs.every((other) => other.library !== library || other.model === floorModel));
  return developers.length > 0 ? developers : groups;
}
