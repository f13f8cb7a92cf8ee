import type { Outline } from './outline.ts';

/** Where a symbol stands in the reference that is nearest to the code. */
export interface Standing {
  /** Far from the result is what is only made for something that is nearer to it. */
  level: number;
  /** Whether the code has something of its own, and not of the library, at every place that the reference makes it for. */
  isReplaced: boolean;
  /** The same, whatever the code has there, such as a sibling of the library: another of its locales, say. */
  isFilled: boolean;
}

/** Holds the code's calls against a reference: what stands on `doubtful` lines (the compiler is against it, or it throws) takes no one's place. */
export function standingOf({ uses }: Outline, own: Outline, doubtful: ReadonlySet<number>): Map<string, Standing> {
  const isFilled = (slot: string, isFill: (place: { isOfLibrary: boolean }) => boolean): boolean => {
    const at = slot.lastIndexOf(' ');
    const [id, path] = [slot.slice(0, at), slot.slice(at + 1)];
    const calls = own.calls.filter((call) => call.id === id);
    return calls.length > 0 && calls.every(({ places: { [path]: place }, line }) => place !== undefined && isFill(place) && !doubtful.has(line));
  };
  return new Map(uses.map(({ id, level, slots }) => [id, {
    level,
    isReplaced: slots.length > 0 && slots.every((slot) => isFilled(slot, ({ isOfLibrary }) => !isOfLibrary)),
    isFilled: slots.length > 0 && slots.every((slot) => isFilled(slot, () => true)),
  }]));
}
