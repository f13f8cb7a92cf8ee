import { stripVTControlCharacters } from 'node:util';
import { fitText } from '../reports/text-width.ts';
import type { Terminal } from './context.ts';

/** Messages about work under way: on a terminal one line that is written over, elsewhere a line each. */
export interface Progress {
  /** Stays on the screen. */
  say: (message: string) => void;
  /** Replaces the line before it on a terminal. */
  update: (message: string) => void;
  /** Clears the line that `update` left. */
  end: () => void;
}

export function createProgress(terminal: Terminal): Progress {
  let open = false;
  const end = (): void => {
    if (open) terminal.write('\r\u001B[2K');
    open = false;
  };
  const say = (message: string): void => {
    end();
    terminal.write(`${message}\n`);
  };
  const update = (message: string): void => {
    if (!terminal.isTerminal) {
      say(message);
      return;
    }
    const line = fitText(stripVTControlCharacters(message), Math.max(20, terminal.columns - 1));
    terminal.write(`\r\u001B[2K${line}`);
    open = true;
  };
  return { say, update, end };
}
