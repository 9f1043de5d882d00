import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newFolder } from '../support/disk.ts';

/** `npm start` where only what production needs is installed: there is no esbuild, so nothing can be built. */

const PROGRAMS = ['index', 'import', 'backup', 'restore', 'erase', 'doctor'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const OLD = new Date('2026-01-01');

/** A checkout in which the bot only says which version of it runs. */
function checkout(): string {
  const folder = newFolder();
  for (const name of ['package.json', 'tsconfig.json', 'scripts/start.mjs', 'scripts/bundle.mjs'])
    cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'src'));
  for (const program of PROGRAMS)
    writeFileSync(join(folder, `src/${program}.ts`), `process.stdout.write('from the source');`);
  return folder;
}

function addBuilt(folder: string): string {
  mkdirSync(join(folder, 'dist'));
  const built = join(folder, 'dist/index.js');
  writeFileSync(built, `process.stdout.write('as it was built');`);
  return built;
}

function start(folder: string, cwd = folder): { code: number | null; out: string; err: string } {
  const script = join(folder, 'scripts/start.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('npm start without esbuild', () => {
  test('runs what was built', () => {
    const folder = checkout();
    addBuilt(folder);
    utimesSync(join(folder, 'src/index.ts'), OLD, OLD);
    expect(start(folder)).toEqual({ code: 0, out: 'as it was built', err: '' });
  });

  test('runs it though the files of the source are younger, as after a checkout', () => {
    const folder = checkout();
    utimesSync(addBuilt(folder), OLD, OLD);
    expect(start(folder)).toEqual({ code: 0, out: 'as it was built', err: '' });
  });

  test('ends with 1 and says what to do when nothing was built', () => {
    const { code, out, err } = start(checkout());
    expect(err).toMatch(/^The bot is not built .*: run `npm ci && npm run build`, or copy dist\/ from .*\.\n$/);
    expect([code, out]).toEqual([1, '']);
  });
});

describe('npm start with esbuild', () => {
  test.each(['missing', 'older than the source'])('builds what is %s', (state) => {
    const folder = checkout();
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    if (state !== 'missing') utimesSync(addBuilt(folder), OLD, OLD);
    expect(start(folder)).toMatchObject({ code: 0, out: 'from the source' });
  });

  test('packs it in ASCII but for what stands behind a backslash, and it says and finds every letter as it was written', () => {
    const folder = checkout();
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'src/index.ts'),
      [
        'const said = (parts: TemplateStringsArray, name: string) => parts.join(name);',
        'const name = process.argv[2] ?? "Zoë 🚚";',
        'const found = ["“—”", "年", "🚚", "a"].map((text) => /^[“—”]+$|年|^[🚚]$/u.test(text));',
        'process.stdout.write(`${said`“${name}”… \\’`} ${found}`);',
      ].join('\n'),
    );
    expect(start(folder).out).toBe('“Zoë 🚚”… ’ true,true,true,false');
    // Its number after the backslash would be another text.
    expect(readFileSync(join(folder, 'dist/index.js'), 'utf8').match(/[\u0080-\uffff]/g)).toEqual(['’']);
  });
});

describe('npm start, from wherever it is started', () => {
  /** A checkout in which the bot says where it is, and what its first setting is. */
  function telling(): string {
    const folder = checkout();
    writeFileSync(addBuilt(folder), 'process.stdout.write(`${process.cwd()} ${process.env.FIRST}`);');
    return folder;
  }

  test.each([
    ['as usual', 'FIRST=one\nSECOND=two\n'],
    ['with the mark of some editors before it', '\ufeffFIRST=one\n'],
  ])('has the data and the settings of its own folder, written %s', (_how, text) => {
    const folder = telling();
    writeFileSync(join(folder, '.env'), text);
    const { out } = start(folder, newFolder());
    const [cwd = '', first] = out.split(' ');
    expect([realpathSync(cwd), first]).toEqual([realpathSync(folder), 'one']);
  });

  test('takes what is set already before what is written', () => {
    const folder = telling();
    writeFileSync(join(folder, '.env'), 'FIRST=written\n');
    process.env.FIRST = 'set';
    onTestFinished(() => void delete process.env.FIRST);
    expect(start(folder).out).toMatch(/ set$/);
  });

  test('says that its settings cannot be read, and does not start without them', () => {
    const folder = telling();
    mkdirSync(join(folder, '.env'));
    const { code, out, err } = start(folder);
    expect(err).toMatch(
      /^The settings in .*\.env cannot be read \(EISDIR\): make it a file that this user may read\.\n$/,
    );
    expect([code, out]).toEqual([1, '']);
  });
});
