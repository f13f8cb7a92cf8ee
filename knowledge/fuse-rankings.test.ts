import { expect, it } from 'vitest';
import { fuseRankings } from './fuse-rankings.ts';

it('adds the reciprocal ranks, each with its weight', () => {
  expect(fuseRankings([{ ordinals: [7, 8], weight: 1 }, { ordinals: [8], weight: 0.5 }], 60)).toEqual([
    { ordinal: 8, score: 1 / 62 + 0.5 / 61 },
    { ordinal: 7, score: 1 / 61 },
  ]);
});

it('breaks ties by reading order and has nothing to say about nothing', () => {
  expect(fuseRankings([{ ordinals: [9], weight: 1 }, { ordinals: [3], weight: 1 }], 60).map(({ ordinal }) => ordinal)).toEqual([3, 9]);
  expect(fuseRankings([{ ordinals: [], weight: 1 }], 60)).toEqual([]);
});
