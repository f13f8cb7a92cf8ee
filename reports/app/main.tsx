import { render } from 'preact';
import type { Report } from '../report.ts';
import { attemptsInPage, rowsInPage } from './data/attempt-source.ts';
import { AttemptSourceContext } from './data/use-attempt.ts';
import { ReportPage } from './report-page.tsx';
import { visible } from './visible.ts';

const root = document.getElementById('app');
const data = document.getElementById('report');
if (root !== null && data !== null) {
  // The renderer wrote it from a `Report`, in the same file as this script, with the attempts apart.
  const report = { ...visible(JSON.parse(data.textContent) as Report), attempts: rowsInPage(document) };
  root.replaceChildren();
  render(
    <AttemptSourceContext.Provider value={attemptsInPage(document, report.attempts)}>
      <ReportPage report={report} />
    </AttemptSourceContext.Provider>,
    root,
  );
}
