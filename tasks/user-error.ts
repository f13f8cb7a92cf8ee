/** A mistake of the user or of the environment: shown as its message alone, without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
