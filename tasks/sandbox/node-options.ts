/**
 * Node's options for a program whose threads run untrusted code: its main thread gets no inspector, through which any
 * other thread (`inspector.Session.connectToMainThread`) and, after SIGUSR1, any process could run code in it. Node has
 * no switch for that alone; its permission model comes without an inspector, and everything else is allowed again.
 * Threads that are started with options of their own are not bound by it.
 *
 * @param known the options that the Node in question takes, as `process.allowedNodeEnvironmentFlags` lists them
 */
export function nodeOptions(known: { has(option: string): boolean }, { addons }: { addons: boolean }): string[] {
  const permission = ['--permission', '--experimental-permission'].find((option) => known.has(option));
  // Where add-ons cannot be allowed again (Node 20) they are worth more than this: they are native code in the process already.
  if (permission === undefined || (addons && !known.has('--allow-addons'))) return [];
  const allowed = ['--allow-child-process', '--allow-worker', '--allow-wasi', '--allow-net', ...(addons ? ['--allow-addons'] : [])];
  return [
    permission, '--allow-fs-read=*', '--allow-fs-write=*', ...allowed.filter((option) => known.has(option)),
    ...['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning'].filter(() => known.has('--disable-warning')),
  ];
}
