import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identifyProcess } from './process-identity.ts';
import { interruptSitting, listSittings, openSitting } from './sitting.ts';

const home = mkdtempSync(path.join(tmpdir(), 'uagent-sitting-'));
const file = path.join(home, 'sittings/s-1.json');
afterAll(() => { rmSync(home, { recursive: true, force: true }); });

describe('a sitting at a run', () => {
  it('is proved to be of the process that opened it, and is over when it has ended', () => {
    const sitting = openSitting({ home, run: 's-1', gradedBefore: 0, begunAt: '2026-01-01T00:00:00.000Z', asked: { concurrency: 7, gates: ['--fail-under', 'usability=70'] } });
    expect(listSittings(home).get('s-1')).toMatchObject({ pid: process.pid, isUnderWay: true, isProved: true, asked: { concurrency: 7 } });
    sitting.end('finished', '');
    expect(listSittings(home).get('s-1')).toMatchObject({ isUnderWay: false, isProved: false, end: { kind: 'finished' } });
  });

  it('interrupts its own process alone: none that got the number of one that is gone, none of another machine, none of which nothing is known', async () => {
    const script = 'process.on("SIGINT", () => process.exit(3)); console.log("up"); setInterval(() => {}, 1000)';
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    const identity = identifyProcess(pid);
    const sits = (of: object): void => { writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), pid, end: null, process: undefined, ...of })); };
    for (const [of, isUnderWay] of [
      [{ process: { host: hostname(), start: 'another start' } }, false],
      [{ process: { ...identity, host: 'another-machine' } }, true],
      [{ process: null }, true],
      [{}, true],
      [{ process: identity, end: { kind: 'finished', reason: '' } }, false],
    ] as const) {
      sits(of);
      expect(listSittings(home).get('s-1'), JSON.stringify(of)).toMatchObject({ isUnderWay, isProved: false });
      expect(interruptSitting(home, 's-1'), JSON.stringify(of)).toBe(false);
    }
    sits({ process: identity });
    expect(interruptSitting(home, 's-1')).toBe(true);
    expect(await ended).toEqual([3, null]);
    expect(listSittings(home).get('s-1')).toMatchObject({ isUnderWay: false, isProved: false });
  });
});
