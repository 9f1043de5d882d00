import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `npm run build`: packs the sources, with the packages that they use, into few files (`dist/`). Node then reads a few files at the start in
 * place of two thousand, and nothing of a package that is not used. It takes the types out and checks none of them: `npm run types` does.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const PROGRAMS = ['index', 'import', 'backup', 'restore', 'erase', 'doctor'];
/** Compiled for the machine; and data that few need, read when it is needed. */
const NOT_PACKED = ['better-sqlite3', 'better-sqlite3-12', 'date-holidays', 'iconv-lite'];
/** Packages in CommonJS ask for Node's own modules in this way. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`;

const { outputFiles } = await build({
  absWorkingDir: root,
  write: false,
  entryPoints: PROGRAMS.map((name) => `${root}src/${name}.ts`),
  outdir: `${root}dist`,
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: NOT_PACKED,
  banner: { js: REQUIRE },
  // Names stay, so that the stack of an error can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});

/**
 * One letter beyond Latin-1 doubles what a file takes for as long as the bot runs. esbuild leaves such letters in templates and patterns, where their
 * number says the same.
 */
function inAscii(code) {
  const number = (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0');
  return code.replaceAll(/(?<!\\)[\u0080-\uffff]/g, (letter) => `\\u${number(letter)}`);
}

const isPart = ({ path }) => path.startsWith(`${root}dist/parts/`);
mkdirSync(`${root}dist/parts`, { recursive: true });
// There is a whole bot at every moment: a program is written after its parts, and what is old goes last.
const partsFirst = outputFiles.toSorted((one, other) => Number(isPart(other)) - Number(isPart(one)));
for (const { path, text } of partsFirst) writeFileSync(path, inAscii(text));

const written = outputFiles.map(({ path }) => path);
for (const name of readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.js') && !written.includes(`${root}dist/${name}`)) rmSync(`${root}dist/${name}`);
