import { normalise } from '../../knowledge/embedders/embedder.ts';
import { joinVectors, type Vectors } from '../../knowledge/vectors/vectors.ts';
import { seededRandom } from '../../runs/statistics/seeded-random.ts';

const dimension = 384;
const centreCount = 200;
/** Of a vector's own direction, where its centre counts 1: neighbours of one centre then lie at a cosine of about .7, as those of embeddings do. */
const spread = 0.65;

/** Dense vectors around the same centres, which stand for subjects; another seed gives others around them. */
export function makeVectors(count: number, seed: string): Vectors {
  const centreRandom = seededRandom('centres');
  const centres = Array.from({ length: centreCount }, () => direction(centreRandom));
  const random = seededRandom(seed);
  return joinVectors(Array.from({ length: count }, () => {
    const centre = centres[Math.floor(random() * centreCount)];
    return normalise(direction(random).map((value, place) => spread * value + (centre?.[place] ?? 0)));
  }));
}

function direction(random: () => number): Float32Array {
  return normalise(Float32Array.from({ length: dimension }, () => random() + random() + random() - 1.5));
}
