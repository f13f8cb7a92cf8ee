import type { ComponentType } from 'preact';
import type { Report } from '../report.ts';
import { CoverageSection } from './api-coverage/coverage-section.tsx';
import { CostSection } from './cost/cost-section.tsx';
import { FixesSection } from './fixes/fixes-section.tsx';
import { FrictionSection } from './friction/friction-section.tsx';
import { JudgingSection } from './judging/judging-section.tsx';
import { LearningSection } from './learning/learning-section.tsx';
import { MethodSection } from './method/method-section.tsx';
import { Overview } from './overview/overview.tsx';
import { RetrievalSection } from './retrieval/retrieval-section.tsx';
import type { View } from './route.ts';
import { TasksSection } from './tasks/tasks-section.tsx';

export interface Section {
  view: View;
  /** In the navigation. */
  title: string;
  /** Whether this report has what it shows. */
  isThere: (report: Report) => boolean;
  Section: ComponentType<{ report: Report }>;
}

const always = (): boolean => true;

/** The report from top to bottom; the attempts are a page of their own. */
export const sections: readonly Section[] = [
  { view: 'overview', title: 'Overview', isThere: always, Section: Overview },
  { view: 'fixes', title: 'What to fix', isThere: always, Section: FixesSection },
  { view: 'tasks', title: 'Tasks', isThere: always, Section: TasksSection },
  { view: 'friction', title: 'Friction', isThere: always, Section: FrictionSection },
  { view: 'coverage', title: 'API', isThere: ({ coverage }) => coverage !== undefined, Section: CoverageSection },
  { view: 'retrieval', title: 'Retrieval', isThere: ({ retrieval }) => retrieval !== undefined, Section: RetrievalSection },
  { view: 'learning', title: 'Learning', isThere: ({ groups }) => groups.some(({ effort }) => effort.some(({ attempts }) => attempts > 0)), Section: LearningSection },
  { view: 'cost', title: 'Cost', isThere: ({ cost }) => cost !== undefined, Section: CostSection },
  { view: 'judges', title: 'Judges', isThere: ({ judging }) => judging !== undefined, Section: JudgingSection },
  { view: 'method', title: 'Method', isThere: always, Section: MethodSection },
];
