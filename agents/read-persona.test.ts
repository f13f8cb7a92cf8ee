import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UserError } from '../tasks/user-error.ts';
import { bundledPersonas, readPersona } from './read-persona.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'personas-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const good = `version: 1
id: hasty
title: Hasty
description: Looks at nothing.
reading: [guide]
budgets: { searches: 0, passages: 0, reads: 0, lookUps: 0, typeChecks: 0, runs: 0, repairs: 0, turns: 1, tokens: 1000, seconds: 10 }
hints: none
`;

function complaint(text: string): string {
  writeFileSync(path.join(folder, 'persona.yaml'), text);
  try {
    readPersona('persona.yaml', folder);
  } catch (error) {
    if (error instanceof UserError) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  return '';
}

test('every bundled persona reads, under the name of its file', () => {
  expect(bundledPersonas()).toEqual(['expert', 'intermediate', 'junior', 'paper-expert', 'paper-intermediate', 'paper-junior', 'paper-senior', 'senior']);
  for (const id of bundledPersonas()) expect(readPersona(id, folder).id).toBe(id);
});

test('no level has less than the one below it', () => {
  const levels = ['junior', 'intermediate', 'senior', 'expert'].map((id) => readPersona(id, folder).budgets);
  for (const [i, budgets] of levels.entries()) {
    for (const [name, amount] of Object.entries(levels[i - 1] ?? {})) expect(budgets[name as keyof typeof budgets], name).toBeGreaterThanOrEqual(Number(amount));
  }
});

test('every level has turns for all that it may do, with two to spare', () => {
  for (const id of bundledPersonas()) {
    const { searches, reads, lookUps, typeChecks, runs, turns } = readPersona(id, folder).budgets;
    expect(turns, id).toBeGreaterThanOrEqual(searches + reads + lookUps + typeChecks + runs + 3);
  }
});

test('the levels of the paper differ in their hints alone', () => {
  const levels = ['junior', 'intermediate', 'senior', 'expert'].map((id) => readPersona(`paper-${id}`, folder));
  expect(levels.map(({ hints }) => hints)).toEqual(['none', 'api-names', 'api-details', 'pseudocode']);
  for (const level of levels) expect({ ...level.budgets }).toEqual(levels[0]?.budgets);
});

test('a persona of the user\'s own is named by its path', () => {
  expect(complaint(good)).toBe('');
  expect(readPersona('persona.yaml', folder)).toMatchObject({ id: 'hasty', reading: ['guide'], hints: 'none' });
});

test('an id that does not exist is said with the one that was meant', () => {
  expect(() => readPersona('senoir', folder)).toThrow('There is no persona "senoir". Did you mean "senior"?');
});

describe('a wrong file is said with file, line and what was expected', () => {
  test.each([
    ['an unknown key', good.replace('title:', 'titel:'), /persona\.yaml:3: unknown key "titel"\. Did you mean "title"\?/u],
    ['an unknown tag', good.replace('[guide]', '[guides]'), /persona\.yaml:5: reading/u],
    ['a negative budget', good.replace('turns: 1', 'turns: 0'), /persona\.yaml:6: budgets\.turns: expected 1 or more/u],
    ['a search that returns nothing', good.replace('searches: 0', 'searches: 2'), /persona\.yaml:6: budgets\.passages: expected 1 or more, since the persona may search/u],
    ['no file', '', /persona\.yaml:1: /u],
  ])('%s', (_, text, message) => {
    expect(complaint(text)).toMatch(message);
  });

  test('a path that leads nowhere', () => {
    expect(() => readPersona('./nobody.yaml', folder)).toThrow(`The persona file ${path.join(folder, 'nobody.yaml')} does not exist.`);
  });
});
