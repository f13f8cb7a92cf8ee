import { left, spend, type Workbench } from './workbench.ts';

/**
 * Lets a version of the code through, or says no. The first version is free, as is every one before the
 * first feedback, and one seen before is not a change; any other takes from the repairs.
 */
export function admitVersion(code: string, workbench: Workbench): boolean {
  if (!isAdmissible(code, workbench)) return false;
  const version = withoutBlankEnds(code);
  if (workbench.versions.includes(version)) return true;
  if (workbench.feedbackGiven) spend(workbench, 'repairs');
  workbench.versions.push(version);
  return true;
}

/** Whether `admitVersion` would let it through. */
export function isAdmissible(code: string, workbench: Workbench): boolean {
  return !workbench.feedbackGiven || workbench.versions.includes(withoutBlankEnds(code)) || left(workbench, 'repairs') > 0;
}

/** The code as versions of it are compared: blank differences at the ends of lines are not a change. */
export function withoutBlankEnds(code: string): string {
  return code.replaceAll(/[ \t\r]+$/gmu, '').trim();
}
