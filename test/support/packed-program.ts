import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { newFolder } from './disk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** This file and what it imports of ours, packed into a program of this test's own: a process that compiles them itself takes two seconds for it. */
export async function packProgram(source: string): Promise<string> {
  const folder = newFolder();
  for (const name of ['node_modules', 'migrations']) symlinkSync(join(root, name), join(folder, name));
  // As deep as in the repository: from its own place it finds the migrations.
  const outfile = join(folder, 'src/db/program.mjs');
  await build({ entryPoints: [source], outfile, bundle: true, packages: 'external', platform: 'node', format: 'esm' });
  return outfile;
}
