import path from 'node:path';
import Database from 'libsql';
import { readPersona } from '../../agents/read-persona.ts';
import { trialKey } from '../../agents/trial.ts';
import { planTrials } from '../../runs/plan-trials.ts';
import type { Run } from '../../runs/run.ts';
import { prepareTexts } from '../../runs/store-texts.ts';
import { openStore } from '../../runs/store.ts';
import { readSuite } from '../../tasks/read-suite.ts';
import { outcomeMaker } from './make-outcomes.ts';

const personaIds = ['junior', 'intermediate', 'senior', 'expert'];

/** A run with that many graded attempts in the store of `home`; gives its characters of JSON for each attempt. */
export function fillStore(home: string, count: number): { run: Run; characters: number } {
  const suite = readSuite('graph-analytics', process.cwd());
  const personas = personaIds.map((id) => readPersona(id, home));
  const library = suite.libraries[0]?.id ?? '';
  const trials = planTrials({ libraries: [library], tasks: suite.tasks.map(({ id }) => id), personas: personaIds, arms: ['docs'], models: ['openai:bench'], repeats: Math.ceil(count / suite.tasks.length / personas.length) }).slice(0, count);
  using store = openStore(home);
  const run = store.addRun({
    version: 1, label: null, createdAt: '2026-03-14T09:26:53.000Z', command: 'uagent run graph-analytics', suite, personas, trials, pricing: [{ model: 'openai:bench', price: null }],
    libraries: [{ id: library, packages: [], hash: '' }], knowledge: [], sandbox: 'bubblewrap', versions: { uagent: '0.1.0', node: process.version },
  });
  const make = outcomeMaker(suite, personas);
  let characters = 0;
  // As the store writes them, but in one transaction: a hundred thousand single ones would take longer than all that is measured.
  const database = new Database(path.join(home, 'uagent.db'));
  try {
    const texts = prepareTexts(database);
    const insert = database.prepare('INSERT INTO attempts (run, key, body, evaluations, friction, diagnosis) VALUES (?, ?, ?, ?, ?, ?)');
    database.transaction(() => {
      for (const trial of trials) {
        const { attempt, evaluations, friction, diagnosis } = make(trial);
        const rest = [evaluations, friction, diagnosis].map((part) => JSON.stringify(part));
        characters += [JSON.stringify(attempt), ...rest].reduce((sum, text) => sum + text.length, 0);
        const { body, keep } = texts.write(attempt);
        keep();
        insert.run(run.id, trialKey(trial), body, ...rest);
      }
    })();
  } finally {
    database.close();
  }
  return { run, characters: characters / count };
}
