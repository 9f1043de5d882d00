import { ERASABLE, type Order } from '../db/erasing/erasing.ts';
import { parsed, WrongArguments } from './arguments.ts';

/** What is typed behind `npm run erase`. */

export const ERASE_USAGE = [
  'npm run erase -- person SLACK_ID|"NAME OF A CONTACT" [--named "OTHER NAME"]… [--yes]',
  'npm run erase -- partner "NAME" [--named "OTHER NAME"]… [--yes]',
  'npm run erase -- handoff H1234567 [--yes]',
  '',
  'Says what would be erased, and where it stands. With --yes it is gone for good: from the tables, the log of the database and its free pages.',
  'Figures stay. Stop the bot first. --named: a name in texts, which goes too; of our own people none is stored, but others may have written it.',
  'A name goes in any case and with its accents in any form; a name of one word only with its capitals as typed, since it can be a common word.',
].join('\n');

/** Throws WrongArguments. */
export function readErase(args: string[]): { order: Order; isMeant: boolean } {
  const { values, positionals } = parsed(args, {
    yes: { type: 'boolean' },
    named: { type: 'string', multiple: true },
  });
  const [typed, id, ...others] = positionals;
  const what = ERASABLE.find((one) => one === typed);
  if (what === undefined) throw new WrongArguments(`What is to be erased: ${ERASABLE.join(', ')}?`);
  if (id === undefined || id.trim() === '') throw new WrongArguments(`Which ${what}?`);
  if (others.length > 0) throw new WrongArguments('One at a time; a name with spaces stands in quotes.');
  const names = [values.named ?? []].flat().map(String);
  if (names.length > 0 && what === 'handoff') throw new WrongArguments('--named goes with a person or a partner.');
  if (names.some((name) => (name.match(/\p{L}/gu) ?? []).length < 2))
    throw new WrongArguments('A name has two letters at least.');
  return { order: { what, id: id.trim(), names: names.map((name) => name.trim()) }, isMeant: values.yes === true };
}
