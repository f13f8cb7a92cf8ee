import { render } from 'preact';
import type { Report } from '../report.ts';
import { ReportPage } from './report-page.tsx';
import { visibleReport } from './visible-report.ts';

const root = document.getElementById('app');
const data = document.getElementById('report');
if (root !== null && data !== null) {
  root.replaceChildren();
  // The renderer wrote it from a `Report`, in the same file as this script.
  render(<ReportPage report={visibleReport(JSON.parse(data.textContent) as Report)} />, root);
}
