import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The source of the bot as text, for tests of who imports whom and who does what. */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `from`: a path from the root, or a package's name. */
export type Import = { from: string; isType: boolean };
export type Source = { path: string; text: string; code: string; imports: Import[] };

export function sourcesIn(folder: string): Source[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => sourceOf(`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')));
}

/** A file as it would be with this text. */
export function sourceOf(path: string, text: string): Source {
  return { path, text, code: withoutComments(text), imports: importsOf(path, text) };
}

/** All but what is imported in the middle of a run. */
export function importsOf(path: string, text: string): Import[] {
  const lines = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  return [...lines].map(([line, type, from = '']) => ({
    from: from.startsWith('.') ? normalize(join(dirname(path), from)) : from,
    isType: type !== undefined || hasOnlyTypes(line),
  }));
}

function hasOnlyTypes(line: string): boolean {
  const names = /\{([^}]*)\}/.exec(line)?.[1]?.split(',') ?? [''];
  return names.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type ')) && names[0] !== '';
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
