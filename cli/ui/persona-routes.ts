import path from 'node:path';
import { Hono } from 'hono';
import { listOwnPersonas, saveOwnPersona } from '../../agents/own-personas.ts';
import { personaFile } from '../../agents/read-persona.ts';
import type { SavedPersona } from '../../reports/live/live-choices.ts';
import { readBody } from './answer.ts';
import { offeredPersonas } from './offered-personas.ts';
import { offeredSuites } from './offered-suites.ts';
import type { UiWorld } from './ui-world.ts';

/** The personas, and own ones as they are saved: by the same rules as the files that people write by hand. */
export function personaRoutes({ context }: UiWorld): Hono {
  const { workingFolder } = context;
  const routes = new Hono();
  routes
    .get('/', async (c) => c.json({
      personas: offeredPersonas(workingFolder, await offeredSuites(context)),
      folder: path.join(workingFolder, 'personas'),
      problems: listOwnPersonas(workingFolder).flatMap((own) => ('problem' in own ? [own.problem] : [])),
    }))
    .post('/', async (c) => {
      return c.json({ file: saveOwnPersona(await readBody(c, savedPersona), workingFolder) } satisfies SavedPersona, 201);
    });
  return routes;
}

/** An id becomes the name of a file, and files have short names. */
const savedPersona = personaFile.refine(({ id }) => id.length <= 64, { path: ['id'], error: 'expected 64 characters or fewer' });
