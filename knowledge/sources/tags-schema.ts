import { z } from 'zod';
import { tags } from '../passage.ts';

/** Who may read a source's passages; left out: told by names and headings. */
export const tagsSchema = z.array(z.enum(tags)).min(1, 'expected at least one tag').optional();
