import { OURS } from './cast.ts';
import type { Change } from './changes.ts';
import type { Asked, Standing } from './oracle.ts';

/** Who may do what to the working agreement, as the domain says, and not as the bot's code does. */

/** A version is saved by who administers or owns it; each owner confirms for their own side; either says that it is still right. */
export function mayAgree(
  asked: Asked,
  change: AgreedChange,
  all: readonly Change[],
  { members, owners }: Pick<Standing, 'members' | 'owners'>,
  administers: boolean,
): boolean {
  const { by, what, name, about } = asked;
  const { before, after, id } = change;
  if (by.team !== OURS || !members.has(by.user)) return false;
  const request = `${what} ${name}`;
  if (before === null)
    return request === 'form agreement.save' && after.savedBy === by.user && (administers || owners.includes(by.user));
  if (before.words !== after.words || before.savedBy !== after.savedBy) return false;
  // What a new version, or one that comes in force, does to the one before.
  if (all.some((other) => other.table === 'agreements' && other.id !== id && isBehind(asked, other))) return true;
  if (about !== id) return false;
  const isTheirs = (side: 'partnerships' | 'sales') => after[side] === by.user;
  if (request === 'press agreement.still_right') return isTheirs('partnerships') || isTheirs('sales');
  if (request !== 'press agreement.confirm') return false;
  const confirmed = (['partnerships', 'sales'] as const).filter((side) => before.yes[side] !== after.yes[side]);
  return confirmed.length === 1 && confirmed.every(isTheirs);
}

const isBehind = ({ name, about }: Asked, { before, after, id }: AgreedChange): boolean =>
  (name === 'agreement.save' && before === null) ||
  (name === 'agreement.confirm' && about === id && after.state === 'in_force');

type AgreedChange = Extract<Change, { table: 'agreements' }>;
