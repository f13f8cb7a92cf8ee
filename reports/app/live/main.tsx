import { render } from 'preact';
import { LivePage } from './live-page.tsx';

const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  render(<LivePage />, root);
}
