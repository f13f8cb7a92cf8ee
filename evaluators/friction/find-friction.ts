import { frictionClasses } from '../evaluation.ts';
import { detectors } from './index.ts';
import type { Detector, Found, Friction, FrictionJob } from './stumble.ts';

/** Everything that an attempt stumbled over. A failed world says nothing about the developer, so there is nothing then. */
export async function findFriction(job: FrictionJob): Promise<Friction> {
  const friction: Friction = { stumbles: [], unknown: [] };
  if (job.attempt.ending.kind === 'world-failed') return friction;
  for (const kind of frictionClasses) {
    const found = await detect(detectors[kind], job);
    if ('unknown' in found) friction.unknown.push({ class: kind, reason: found.unknown });
    else friction.stumbles.push(...found);
  }
  return friction;
}

/** Strange code may break the compiler: that leaves a class untold and the attempt graded. */
async function detect(detector: Detector, job: FrictionJob): Promise<Found> {
  try {
    return await detector(job);
  } catch (error) {
    return { unknown: `The TypeScript compiler broke on this code: ${error instanceof Error ? error.message : String(error)}` };
  }
}
