/** Attempts of one compressed block of a page: a few, so that opening one is quick. */
export const attemptsPerBlock = 40;

/** Texts or passages of one compressed block of a page: those that were first shown together come together. */
export const sharedPerBlock = 200;
