import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BenchTable } from './bench.ts';

/** How often memory is looked at. */
const looks = 5;

export interface ThroughputRequest {
  title: string;
  /** How many there will be. */
  count: number;
  /** All the work; `onDone` is to be called after each. */
  work: (onDone: () => void) => Promise<void>;
  say: (message: string) => void;
}

/** Wall and processor time of each of many, and whether memory grows with them: garbage is collected at each look, outside of the time. */
export async function timeThroughput({ title, count, work, say }: ThroughputRequest): Promise<BenchTable[]> {
  const collect = collector();
  const memory: BenchTable['rows'] = [];
  let finished = 0;
  let [wallOfLooks, processorOfLooks] = [0, 0];
  const started = performance.now();
  const before = process.cpuUsage();
  const look = (): void => {
    const [lookStarted, lookBefore] = [performance.now(), process.cpuUsage()];
    const { rss, heapUsed } = process.memoryUsage();
    collect();
    memory.push({ name: `after ${String(finished)}`, values: [rss, heapUsed, process.memoryUsage().heapUsed].map((bytes) => bytes / 2 ** 20) });
    wallOfLooks += performance.now() - lookStarted;
    processorOfLooks += processorTime(lookBefore);
  };
  await work(() => {
    finished += 1;
    if (finished === 1 || finished === count || finished % Math.ceil(count / looks) === 0) look();
    if (finished % 100 === 0) say(`  ${String(finished)}/${String(count)}, ${((performance.now() - started - wallOfLooks) / finished).toFixed(0)} ms each, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`);
  });
  return [
    {
      title: `milliseconds an attempt, ${title}`, columns: [''],
      rows: [
        { name: 'wall time', values: [(performance.now() - started - wallOfLooks) / count] },
        { name: 'processor time of this process', values: [(processorTime(before) - processorOfLooks) / count] },
      ],
    },
    { title: 'memory of this process in MB', columns: ['resident', 'heap', 'heap after a collection'], rows: memory },
  ];
}

function processorTime(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Node hands its collector only to a context that is made after it was asked for. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  if (typeof found !== 'function') throw new Error('This Node has no garbage collector to call.');
  return () => { Reflect.apply(found, undefined, []); };
}
