import { expect, it } from 'vitest';
import { queryWords, searchWords } from './search-words.ts';

it('takes identifiers apart and keeps them, however they are written', () => {
  const all = ['topological', 'sort', 'topologicalsort'];
  expect(searchWords('topologicalSort')).toEqual(all);
  expect(searchWords('topological_sort')).toEqual(all);
  expect(searchWords('TOPOLOGICAL_SORT')).toEqual(all);
  expect([...queryWords('topological sort').keys()]).toEqual(all);
  expect(searchWords('graph.parseHTMLNode(base64)')).toEqual(['graph', 'parse', 'html', 'node', 'parsehtmlnode', 'base64']);
});

it('knows no accents and no case, and has words for scripts without spaces', () => {
  expect(searchWords('Café Ｆｕｌｌ')).toEqual(['cafe', 'full']);
  expect(searchWords('最短経路')).toEqual(['最短', '短経', '経路']);
});

it('joins neighbours of a query, and leaves out what every sentence has', () => {
  expect([...queryWords('how do I sort the nodes').keys()]).toEqual(['sort', 'nodes', 'isort', 'sortthe', 'thenodes']);
  expect([...queryWords('page rankOf')]).toEqual([['page', 'word'], ['rank', 'part'], ['rankof', 'word'], ['pagerankof', 'joined']]);
  expect([...queryWords('is it').keys()]).toEqual(['is', 'it']);
  expect(queryWords('').size).toBe(0);
  expect(queryWords('🙂 "" * ()').size).toBe(0);
});
