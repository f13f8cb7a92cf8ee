import { expect, test } from 'vitest';
import { agreement, coverage, words } from './words.ts';

test('identifiers come apart at their humps, and empty words go', () => {
  expect(words('singleSourceLength')).toEqual(['singl', 'sourc', 'length']);
  expect(words('parseXMLDocument of the page_2')).toEqual(['pars', 'xml', 'document', 'page', '2']);
});

test('plurals and verbs meet their stems', () => {
  expect(words('components ranked queries processes')).toEqual(['component', 'rank', 'query', 'process']);
});

test('a compound agrees with its parts', () => {
  expect(agreement(words('PageRank'), words('pagerank'))).toBe(1);
  expect(agreement(words('page'), words('chapter'))).toBe(0);
  expect(agreement(words('parse date'), words('parse time'))).toBe(0.5);
});

test('spellings and endings of one word are one word', () => {
  expect(agreement(words('neighbour'), words('neighbors'))).toBe(1);
  expect(agreement(words('centrality'), words('central'))).toBe(1);
});

test('coverage asks only for what is wanted', () => {
  expect(coverage(words('parse date'), words('how to parse a date or a time'))).toBe(1);
  expect(coverage(words('parse date'), words('how to parse'))).toBe(0.5);
  expect(coverage([], words('anything'))).toBe(0);
});
