import { expect, it } from 'vitest';
import { fuseRankings } from './fuse-rankings.ts';

it('adds the reciprocal ranks, each with its weight', () => {
  expect(fuseRankings([{ ordinals: [7, 8], weight: 1 }, { ordinals: [8], weight: 0.5 }], { rankConstant: 60 })).toEqual([
    { ordinal: 8, score: 1 / 62 + 0.5 / 61 },
    { ordinal: 7, score: 1 / 61 },
  ]);
});

it('breaks ties by reading order and has nothing to say about nothing', () => {
  expect(fuseRankings([{ ordinals: [9], weight: 1 }, { ordinals: [3], weight: 1 }], { rankConstant: 60 }).map(({ ordinal }) => ordinal)).toEqual([3, 9]);
  expect(fuseRankings([{ ordinals: [], weight: 1 }], { rankConstant: 60 })).toEqual([]);
});

it('counts what has a handicap as standing that many ranks further down', () => {
  const handicap = (ordinal: number): number => (ordinal === 1 ? 2 : 0);
  expect(fuseRankings([{ ordinals: [1, 2, 3, 4], weight: 1 }], { rankConstant: 1, handicap })).toEqual([
    { ordinal: 2, score: 1 / 3 }, { ordinal: 1, score: 1 / 4 }, { ordinal: 3, score: 1 / 4 }, { ordinal: 4, score: 1 / 5 },
  ]);
});
