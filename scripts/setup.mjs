// Makes a fresh clone ready: packages, the sandbox program and the build. Run by `npm start` and, with --tests, by `npm test`.
// Plain JavaScript without dependencies, as it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const forTests = process.argv.includes('--tests');

checkNode();
installPackages();
installPrograms(forTests ? ['bwrap', 'chromium'] : ['bwrap']);
build();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`uagent needs Node 20.19 or newer; this is ${process.version}.`);
}

function installPackages() {
  const lock = hash([path.join(root, 'package-lock.json'), path.join(root, 'package.json')].map((file) => readFileSync(file, 'utf8')).join());
  const stamp = path.join(root, 'node_modules', '.uagent-setup');
  if (read(stamp) === lock) return;
  say('Installing packages …');
  // A compiler may be missing: hnswlib-node is optional, and exact search takes its place.
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Debian's packages where this process may install them; elsewhere the one command that does. */
function installPrograms(programs) {
  const debian = { bwrap: 'bubblewrap', chromium: 'chromium' };
  const missing = process.platform === 'linux' ? programs.filter((program) => !onPath(program)) : [];
  if (missing.length === 0) return;
  const packages = missing.map((program) => debian[program]);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const root = process.getuid?.() === 0;
  const may = onPath('apt-get') && (root || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0);
  if (may) {
    say(`Installing ${packages.join(' and ')} …`);
    const words = root ? ['sh', '-c', command] : ['sudo', '-n', 'sh', '-c', command];
    const result = spawnSync(words[0], words.slice(1), { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    if (missing.every(onPath)) return;
    say(`${result.stderr || result.stdout}`.trim().split('\n').slice(-5).join('\n'));
  }
  const how = onPath('dnf') ? `sudo dnf install -y ${packages.join(' ')}` : `sudo sh -c '${command}'`;
  const words = `${packages.join(' and ')} ${packages.length > 1 ? 'are' : 'is'} missing. This installs what is needed:\n\n  ${how}\n`;
  // Without Chromium the browser tests could not run, and a test that did not run must not look passed.
  if (forTests) fail(words);
  say(words);
}

function build() {
  const sources = hash(listSources(root).map((file) => `${file} ${String(statSync(file).mtimeMs)} ${String(statSync(file).size)}`).join('\n'));
  const stamp = path.join(root, 'dist', '.uagent-build');
  if (read(stamp) === sources) return;
  say('Building …');
  run('npm', ['run', '--silent', 'build']);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function listSources(folder) {
  const ignored = new Set(['node_modules', 'dist', '.git', '.uagent', 'suites', 'fixtures', 'docs']);
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignored.has(name))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return listSources(file);
      return /\.(?:[mc]?[jt]sx?|css|json)$/u.test(entry.name) ? [file] : [];
    })
    .sort();
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) fail(`"${command} ${args.join(' ')}" failed; its output above says why.`);
}

function onPath(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(2);
}
