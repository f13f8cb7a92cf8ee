import { expect, test } from 'vitest';
import { shownAddress } from './endpoint-address.ts';

test.each([
  ['https://api.example.com/v1?api-key=secret#secret', 'https://api.example.com/v1'],
  ['http://localhost:11434/', 'http://localhost:11434'],
])('of %s is shown %s: what follows the path may be a key', (address, shown) => {
  expect(shownAddress(new URL(address))).toBe(shown);
});
