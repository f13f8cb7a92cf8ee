import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

export interface Timed {
  milliseconds: number;
  /** Of all its threads: what is left of the wall time is waiting, on a busy machine for a processor. */
  processorMs: number;
  /** The most that was resident at once, in MB. */
  peakMb: number;
}

/** Writes what the process took and held at most, when it ends. */
const witness = 'data:text/javascript,import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(process.env.BENCH_PEAK,JSON.stringify(process.resourceUsage())))';

/** A program in a process of its own. */
export async function timeNode(words: readonly string[]): Promise<Timed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-peak-'));
  try {
    const peak = path.join(folder, 'peak');
    const started = performance.now();
    await execa(process.execPath, ['--import', witness, ...words], { env: { BENCH_PEAK: peak }, stdin: 'ignore' });
    const milliseconds = performance.now() - started;
    const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(peak, 'utf8')) as NodeJS.ResourceUsage; // the witness wrote it
    return { milliseconds, processorMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
