/**
 * Text from models, docs and submitted code as a reader may safely see it: control characters, which move a terminal's
 * cursor, and bidirectional ones, which make code read otherwise than it runs (CVE-2021-42574), become visible marks.
 * Line feeds and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(invisible, (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

/** C0 and C1 controls but tab and line feed, soft hyphen, bidirectional controls, line separators, zero-width space and byte order mark. */
const invisible = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;
