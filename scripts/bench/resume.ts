// What a sitting holds that finds everything done: the store opened, the run taken up, nothing to try and nothing to grade.
import { executeRun } from '../../runs/execute-run.ts';
import { findRun } from '../../runs/find-run.ts';
import { openSandbox } from '../../runs/open-sandbox.ts';
import { openStore } from '../../runs/store.ts';

const [, , home = '', name = ''] = process.argv;
using store = openStore(home);
const end = await executeRun({
  run: findRun(store, name), store, libraries: [], developers: new Map(), judges: [], sandbox: await openSandbox('none', () => undefined), concurrency: 16,
  limits: { tokens: null, usd: null, trialUsd: null }, priceOf: () => null, fresh: false, retryUnscored: false, signal: new AbortController().signal, onEvent: () => undefined,
});
if (end.kind !== 'finished') throw new Error(`There was something left to do: ${end.kind}.`);
