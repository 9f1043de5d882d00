import { OURS } from './cast.ts';
import type { Change } from './changes.ts';
import type { Asked, Standing } from './oracle.ts';

/** Who may do what to a help request, as the domain says, and not as the bot's code does. */

/** How an open help request may end, and by what. */
const ENDS_HELP: Record<string, string> = { handed_off: 'form handoff.send', not_now: 'form help.not_now' };

/** A help request is written by who asks, and ended by who is asked, or by who asked. */
export function mayHelp(asked: Asked, { id, before, after }: Helped, { members, alliances }: Standing): boolean {
  const { by, what, name, about } = asked;
  const isMember = by.team === OURS && members.has(by.user);
  if (before === null)
    return isMember && what === 'form' && name === 'help.ask' && after.asker === by.user && after.asked !== by.user;
  if (before.words !== after.words || before.asker !== after.asker || before.state !== 'open') return false;
  // Slack has told of somebody who has left.
  if (after.state === 'open') return what === 'event' && before.asked !== after.asked;
  if (about !== id || !isMember) return false;
  if (after.state === 'taken_back') return `${what} ${name}` === 'press help.take_back' && by.user === before.asker;
  const isTheirs = by.user !== before.asker && [before.asked, ...alliances].includes(by.user);
  return isTheirs && ENDS_HELP[after.state] === `${what} ${name}`;
}

type Helped = Extract<Change, { table: 'help_requests' }>;
