import { UserError } from '../../tasks/user-error.ts';

const officialUrl = 'https://api.openai.com/v1';

/**
 * Where OPENAI_BASE_URL leads, OpenAI's own address when it is not set. What it holds is never repeated in a message: keys
 * are pasted into the wrong variable, and go into logs from there.
 *
 * @throws UserError when it is no address, or one with a secret in it, which no client would send
 */
export function endpointAddress(baseUrl: string | undefined): URL {
  const address = URL.parse(baseUrl ?? officialUrl);
  if (address === null || !/^https?:$/u.test(address.protocol)) {
    throw new UserError('OPENAI_BASE_URL is no address. Expected something like https://api.example.com/v1.');
  }
  if (address.username !== '' || address.password !== '') {
    throw new UserError(`OPENAI_BASE_URL has a user name or a password before ${address.host}, which is not sent. Leave it out and put the key into OPENAI_API_KEY.`);
  }
  return address;
}

/** For messages: without what follows the path, which may be a key. */
export function shownAddress({ origin, pathname }: URL): string {
  return `${origin}${pathname === '/' ? '' : pathname}`;
}

/** OpenAI's own. */
export function isOfficial(address: URL): boolean {
  return address.href.startsWith(officialUrl);
}
