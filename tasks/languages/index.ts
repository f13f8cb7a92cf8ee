import type { LanguageId } from '../library.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { typescript } from './typescript.ts';

/** Every language that a library may be in. */
export const languages = { typescript, javascript } satisfies Record<LanguageId, Language>;
