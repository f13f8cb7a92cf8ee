// Prints how often the intervals of the report cover the truth, beside the percentile bootstrap, and how often comparisons
// raise an alarm. Replications as first argument: node scripts/simulate-statistics.mjs 10000
import { build } from 'esbuild';

const replications = Number(process.argv[2] ?? 4000);
const { outputFiles } = await build({
  stdin: {
    contents: "export * from './simulate.ts'; export * from './simulate-until.ts'; export * from './score-populations.ts';",
    resolveDir: new URL('../runs/statistics/fixtures', import.meta.url).pathname,
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const { concentrations, grid, hardPopulations, populations, simulateComparisons, simulateCoverage, simulateUntil } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const seed = 'table';
console.log(`${replications} replications: standard error ${(100 * Math.sqrt((0.95 * 0.05) / replications)).toFixed(2)} at 95 %\n`);
for (const population of [...populations, ...hardPopulations]) {
  console.log(population.name);
  console.log('  tasks repeats  covered  below  above  width   percentile bootstrap');
  for (const { tasks, repeats } of grid) {
    const own = simulateCoverage({ population, tasks, repeats, replications, seed });
    const plain = simulateCoverage({ population, tasks, repeats, replications: Math.min(replications, 1000), seed, method: percentileBootstrap });
    const mark = own.covered < 93 || own.covered > 97 ? '*' : ' ';
    const cells = [own.covered, own.below, own.above, own.width].map((value) => value.toFixed(1).padStart(6));
    console.log(`  ${String(tasks).padStart(5)} ${String(repeats).padStart(7)}  ${cells[0]}${mark} ${cells.slice(1).join(' ')}  ${plain.covered.toFixed(1).padStart(6)}`);
  }
}
console.log('\ncomparisons of three dimensions, after Holm: percent with any alarm when nothing differs; with a drop of 15 points in');
console.log('correctness found, where compliance falls too and where correctness falls alone');
for (const { tasks, repeats } of grid) {
  const same = simulateComparisons({ tasks, repeats, drop: 0, replications, seed });
  const worse = simulateComparisons({ tasks, repeats, drop: 15, replications: Math.min(replications, 1000), seed });
  const alone = simulateComparisons({ tasks, repeats, drop: 15, alone: true, replications: Math.min(replications, 1000), seed });
  console.log(`  ${String(tasks).padStart(5)} ${String(repeats).padStart(7)}  ${same.alarms.toFixed(1).padStart(6)}  ${worse.found.toFixed(1).padStart(6)}  ${alone.found.toFixed(1).padStart(6)}`);
}
console.log('\nrepeats added until the interval is narrow (--until), at most 20: solved or not, tasks that differ much, some, little');
console.log('  concentration tasks until  covered reached repeats  half width');
for (const concentration of concentrations) {
  for (const tasks of [12, 40]) {
    for (const halfWidth of [15, 8]) {
      const own = simulateUntil({ concentration, tasks, halfWidth, mostRepeats: 20, replications: Math.min(replications, 2000), seed });
      const cells = [own.covered, own.reached, own.repeats, own.halfWidth].map((value) => value.toFixed(1).padStart(7));
      console.log(`  ${String(concentration).padStart(13)} ${String(tasks).padStart(5)} ${String(halfWidth).padStart(5)}  ${cells.join(' ')}`);
    }
  }
}

/** What the report's interval is held against: Efron & Tibshirani (1993), chapter 13. */
function percentileBootstrap({ values }, random) {
  const means = Float64Array.from({ length: 399 }, () => values.reduce((sum) => sum + values[Math.floor(random() * values.length)], 0) / values.length).sort();
  return { low: means[9], high: means[389] };
}
