import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const OWN_SOURCE = join(repository, 'src', 'index.ts');
const compiledCode = fileURLToPath(new URL('./compiled-code.cjs', import.meta.url));
const BODY = './body.cjs';

/**
 * Packs the bot into `folder`, this one unless the first file of another is named as its `source`: that file as it is, and all that this one imports in another, compiled beforehand. It does
 * the same as unpacked, takes less than half the time to start, and does not change when somebody changes a file meanwhile. Resolves with the
 * first file's path.
 */
export async function packBot(folder: string, source = OWN_SOURCE): Promise<string> {
  const bot = join(folder, 'bot');
  // As deep as in the repository: from its own place the bot finds its migrations.
  const place = join(bot, 'dist', 'packed');
  cpSync(join(repository, 'migrations'), join(bot, 'migrations'), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(bot, 'node_modules'));

  const parts = new Set<string>();
  const entry = join(place, 'index.mjs');
  await build({
    ...COMMON,
    entryPoints: [source],
    outfile: entry,
    format: 'esm',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    plugins: [partsFromBody(parts)],
  });
  const code = join(place, 'body.js');
  await build({
    ...COMMON,
    stdin: {
      contents: [...parts].map((part) => `exports['${part}'] = require('${part}');`).join('\n'),
      resolveDir: dirname(source),
    },
    outfile: code,
    format: 'cjs',
    define: { 'import.meta.url': 'ownUrl' },
    banner: { js: `const ownUrl = require('node:url').pathToFileURL(__filename).href;` },
  });
  execFileSync(process.execPath, [compiledCode, code], { env: { TZ: 'UTC' } });
  writeFileSync(join(place, BODY), `require(${JSON.stringify(compiledCode)}).load(module, ${JSON.stringify(code)});\n`);
  return entry;
}

const COMMON = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Native code cannot be packed.
  external: ['better-sqlite3'],
  logLevel: 'error',
} as const satisfies BuildOptions;

/** What the first file imports is taken from the body; `parts` gathers what that is. */
function partsFromBody(parts: Set<string>): Plugin {
  return {
    name: 'parts-from-body',
    setup(packing) {
      packing.onResolve({ filter: /^\.\// }, ({ path, namespace }) => {
        if (path === BODY) return { path, external: true };
        if (namespace !== 'file') return null;
        parts.add(path);
        return { path, namespace: 'part' };
      });
      packing.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: `module.exports = require('${BODY}')['${path}'];`,
      }));
    },
  };
}
