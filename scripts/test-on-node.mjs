// @ts-check
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * `node scripts/test-on-node.mjs 22 24`: installs and tests this working tree, with what is not committed yet, on other
 * versions of Node (a major, or one version such as 20.19.0), each in a folder of its own that is removed afterwards.
 * About four minutes each, on Linux or macOS. Exits with 1 when one of them failed.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const nodePackage = `node-${process.platform}-${process.arch}`;

class Failed extends Error {}

/**
 * What the command printed. Throws Failed, with the end of it, when the command failed.
 * @param {string} command @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} [env]
 */
function run(command, args, cwd, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw new Failed(`${command}: ${error.message}`);
  if (status === 0) return stdout;
  const end = `${stdout}\n${stderr}`.trimEnd().split('\n').slice(-80).join('\n');
  throw new Failed(`${command} ${args.join(' ')} failed:\n${end}`);
}

/** Everything that git tracks or would add, as it is now. @param {string} target */
function copyTo(target) {
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root);
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    copyFileSync(join(root, file), join(target, file));
  }
}

/** The folder of that Node, with `bin` and the headers that native modules are compiled against. @param {string} version @param {string} folder */
function installNode(version, folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run('npm', ['install', '--no-audit', '--no-fund', `${nodePackage}@${version}`], folder);
  return join(folder, 'node_modules', nodePackage);
}

/** One line about that version. Throws Failed. @param {string} version @param {string} work a folder to fill */
function testOn(version, work) {
  const node = installNode(version, join(work, 'node'));
  const checkout = join(work, 'checkout');
  copyTo(checkout);
  const env = {
    ...process.env,
    NO_COLOR: '1',
    PATH: `${join(node, 'bin')}${delimiter}${process.env['PATH']}`,
    // Else node-gyp would take the headers of the Node that is installed here, or look for them on the network.
    npm_config_nodedir: node,
  };
  const exact = run('node', ['--version'], checkout, env).trim();
  run('npm', ['ci', '--no-audit', '--no-fund'], checkout, env);
  const results = join(work, 'results.json');
  run('npm', ['test', '--', '--reporter=dot', '--reporter=json', `--outputFile=${results}`], checkout, env);
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  return `${exact}  ${numPassedTests} of ${numTotalTests} tests passed in ${testResults.length} files`;
}

const versions = process.argv.slice(2);
if (versions.length === 0) {
  process.stderr.write('Say on which versions of Node: node scripts/test-on-node.mjs 22 24\n');
  process.exit(1);
}
// Without it Ctrl+C would leave the folder behind.
process.on('SIGINT', () => process.exit(130));
for (const version of versions) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const work = mkdtempSync(join(tmpdir(), 'test-on-node-'));
  try {
    process.stdout.write(`${testOn(version, work)}, ${seconds()}\n`);
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    process.exitCode = 1;
    process.stdout.write(`Node ${version} failed, ${seconds()}\n${error.message}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  // Where a Ctrl+C from meanwhile is heard.
  await setImmediate();
}
