import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/** Hands an address to the browser of this machine. That none opened is said and is no failure: the address stands above. */
export function openBrowser(address: string, say: (message: string) => void): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => {
    say(`No browser was opened (there is no ${opener} here). Open the address by hand.\n`);
  });
  // The one of Windows ends with 1 whatever became of it.
  child.on('exit', (code) => {
    if (code !== 0 && opener !== 'explorer') say(`${opener} opened no browser (exit code ${String(code)}). Open the address by hand.\n`);
  });
  child.unref();
}
