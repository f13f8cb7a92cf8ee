import picomatch from 'picomatch';
import { z } from 'zod';

const patterns = z.array(z.string().min(1, 'expected a glob pattern')).min(1, 'expected at least one glob pattern').optional();

/** Which pages of a source are read. */
export const patternsSchema = { include: patterns, exclude: patterns };

/** As a folder's patterns are matched: without regard to case, from the root of the source. */
export function matchNames({ include, exclude = [] }: { include: string[]; exclude?: string[] }): (name: string) => boolean {
  const options = { nocase: true };
  const wanted = picomatch(include, options);
  const unwanted = exclude.length === 0 ? undefined : picomatch(exclude, options);
  return (name) => wanted(name) && unwanted?.(name) !== true;
}

export function describePatterns(include: string[], exclude: string[] | undefined): string {
  return `${include.join(', ')}${exclude === undefined ? '' : ` and not ${exclude.join(', ')}`}`;
}
