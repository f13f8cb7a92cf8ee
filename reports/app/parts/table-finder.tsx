import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, thousands } from '../figures.ts';

export interface TableFinderProps {
  /** What the rows are, in the singular. */
  noun: string;
  text: string;
  found: number;
  of: number;
  onFind: (text: string) => void;
}

/** The page takes its time for a long table: it follows once the fingers rest. */
const restMilliseconds = 150;

/** A field that finds rows by their text, and says how many there are. */
export function TableFinder({ noun, text, found, of, onFind }: TableFinderProps): VNode {
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setTyped(text);
  }, [text]);
  return (
    <p class="finder">
      <input
        type="search"
        value={typed}
        placeholder={`Find ${noun}s`}
        aria-label={`Find ${noun}s by their text`}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(onFind, restMilliseconds, value);
        }}
      />{' '}
      <span class="muted small" role="status">
        {text === '' ? '' : `${thousands(found)} of ${plural(of, noun)}`}
      </span>
    </p>
  );
}
