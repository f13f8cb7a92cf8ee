import { render } from 'preact';
import type { RunComparison } from '../../../runs/comparison/run-comparison.ts';
import { visible } from '../visible.ts';
import { ComparisonView } from './comparison-view.tsx';

const root = document.getElementById('app');
const data = document.getElementById('comparison');
if (root !== null && data !== null) {
  root.replaceChildren();
  // The renderer wrote it from a `RunComparison`, in the same file as this script.
  const comparison = visible(JSON.parse(data.textContent) as RunComparison);
  render(
    <main id="main">
      <ComparisonView comparison={comparison} />
    </main>,
    root,
  );
}
