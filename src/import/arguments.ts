import { parseArgs } from 'node:util';
import { type Kind, KINDS } from '../core/directory/directory-columns.ts';
import type { Asked } from './import-file.ts';

export const USAGE = [
  'npm run import -- FILE.csv [--kind accounts|partners|people] [--skip-bad]',
  '',
  'Checks the whole file, then imports it; with a fault in it nothing is imported. Again with the same file it changes nothing.',
  '  --kind      what the file is about, where its header does not say it',
  '  --skip-bad  imports the rows without a fault, and leaves the others out',
].join('\n');

/** The command was written otherwise than it can be. */
export class WrongArguments extends Error {
  override name = 'WrongArguments';
}

/** Throws WrongArguments. */
export function readArguments(args: string[]): Asked {
  const { values, positionals } = parsed(args);
  const [file, ...others] = positionals;
  if (file === undefined) throw new WrongArguments('Which file?');
  if (others.length > 0) throw new WrongArguments('One file at a time.');
  return { file, kind: kindIn(values.kind), skipsBad: values['skip-bad'] === true };
}

function parsed(args: string[]) {
  try {
    const options = { kind: { type: 'string' }, 'skip-bad': { type: 'boolean' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongArguments(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function kindIn(typed: string | undefined): Kind | null {
  if (typed === undefined) return null;
  const kind = KINDS.find((one) => one === typed);
  if (kind === undefined) throw new WrongArguments(`--kind is one of: ${KINDS.join(', ')}.`);
  return kind;
}
