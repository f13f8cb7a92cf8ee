import type { VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const marks: Record<Theme, string> = { system: '◐', light: '○', dark: '●' };
const storageKey = 'uagent-theme';

/** Colours as the system has them, light or dark; what was chosen last is kept. */
export function ThemeToggle(): VNode {
  const [theme, setTheme] = useState(readTheme);
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const says = `Colours: ${theme}. Change to ${next}`;
  return (
    <button
      type="button"
      class="theme-toggle"
      aria-label={says}
      title={says}
      onClick={() => {
        setTheme(next);
        keepTheme(next);
      }}
    >
      <span aria-hidden="true">{marks[theme]}</span>
    </button>
  );
}

/** A browser may refuse to keep anything for a file from disk. */
function readTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(storageKey)) ?? 'system';
  } catch {
    return 'system';
  }
}

function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme);
  } catch {
    // The page has it until it is closed.
  }
}
