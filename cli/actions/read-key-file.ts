import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isInside } from '../../tasks/untrusted/is-inside.ts';
import { UserError } from '../../tasks/user-error.ts';

/** More bytes than any key has. */
const mostBytes = 16 * 1024;

/**
 * The key in a file that only its owner can read, and that lies in none of the folders which models or submitted code are
 * shown; blanks and line ends around it do not count.
 *
 * @throws UserError that names the file, never what is in it.
 */
export function readKeyFile(file: string, shown: readonly string[]): string {
  const what = `The key file ${file} (OPENAI_API_KEY_FILE)`;
  const status = statSync(file, { throwIfNoEntry: false });
  if (status === undefined) throw new UserError(`${what} does not exist. Write the key there, or unset the variable.`);
  if (!status.isFile() || status.size > mostBytes) throw new UserError(`${what} is not a file with one key. Name a file that holds the key and nothing else.`);
  const folder = shown.find((each) => isInside(each, file) || isInside(realPath(each), realpathSync(file)));
  if (folder !== undefined) throw new UserError(`${what} lies in ${folder}, which models or submitted code are shown. Move it to another place, such as your home folder.`);
  if (process.platform !== 'win32' && (status.mode & 0o077) !== 0) throw new UserError(`${what} can be read by other users of this machine. Take their rights away: chmod 600 ${file}`);
  const key = readKey(file, what).trim();
  if (key === '') throw new UserError(`${what} is empty. Write the key there, or unset the variable.`);
  // A header takes nothing else, and a client's complaint would repeat it.
  if (!/^[\x21-\x7E]+$/u.test(key)) throw new UserError(`${what} holds more than a key: expected one word of visible ASCII characters.`);
  return key;
}

function readKey(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${what} may not be read by this user. Change its owner, or name another file.`, { cause: error });
  }
}

function realPath(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place;
  }
}
