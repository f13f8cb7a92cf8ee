import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('controls and bidirectional marks become visible, tabs and line feeds stay', () => {
  expect(visibleText('a\u001B[31m\tb\r\nc\u202E\u2066d\u0000')).toBe('a‹U+001B›[31m\tb\nc‹U+202E›‹U+2066›d‹U+0000›');
});

test('other scripts and joined emoji are left alone', () => {
  const text = 'naïve שלום 漢字 👩‍👧 ≠';
  expect(visibleText(text)).toBe(text);
});
