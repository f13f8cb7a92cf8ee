import { formats } from './index.ts';
import type { Format } from './format.ts';

export type FormatId = keyof typeof formats;

const table = Object.entries(formats) as [FormatId, Format][]; // `satisfies` keeps what it holds

/** By the ending of a file's name; a page with any other ending, such as `.txt`, is read as Markdown. */
export function formatOfName(name: string): FormatId {
  const extension = /\.([^./]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  return table.find(([, { extensions }]) => extensions.includes(extension))?.[0] ?? 'markdown';
}

/** By a media type without parameters; plain text may be any kind that its address tells. Undefined for what is no page. */
export function formatOfMedia(mediaType: string, address: string): FormatId | undefined {
  if (mediaType === 'text/plain' || mediaType === '' || mediaType === 'application/octet-stream') return formatOfName(address);
  return table.find(([, { mediaTypes }]) => mediaTypes.includes(mediaType))?.[0];
}

/** Patterns of the pages that are read where the author names none. */
export function defaultPatterns(): string[] {
  return table.filter(([, { byDefault }]) => byDefault).flatMap(([id]) => patternsOf(id));
}

export function patternsOf(id: FormatId): string[] {
  return formats[id].extensions.map((extension) => `**/*.${extension}`);
}
