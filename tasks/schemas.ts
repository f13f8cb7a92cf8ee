import { z } from 'zod';

/** Id of a suite, library, task or persona: part of keys, file names and commands. */
export const identifier = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/iu, 'expected letters, digits, ".", "_" or "-", beginning with a letter or digit');

/** A path in a file that the user wrote, relative to that file. */
export const relativePath = z.string().min(1, 'expected a path');
