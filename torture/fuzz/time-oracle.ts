import { type Change, inWords } from './changes.ts';
import type { Standing } from './oracle.ts';

/** What time alone may change, as the domain says. */

/** What only time does, or Slack's news of somebody who has left. */
const BY_TIME = new Set([
  'retimed',
  'reminded',
  'lapsed',
  'escalated',
  'sent',
  'check_asked',
  'check_reminded',
  'check_lapsed',
  'check_escalated',
  'return_asked',
  'ae_refused',
  'ae_gone',
  'promised_again',
  'woken',
  'mend_asked',
  'deal_closed',
  'partner_reminded',
  'partner_slipped',
  'move_asked',
  'move_slipped',
  'stall_asked',
  'update_owed',
]);

type HandoffChange = Extract<Change, { table: 'handoffs' }>;

/** Each change that time alone may not make, as a line. */
export function judgeTime(changes: readonly Change[], { members }: Pick<Standing, 'members'>): string[] {
  /** A draft goes back when Slack says that its author is none of ours; what was returned, when nobody mended it in time. */
  const goesBack = ({ before, after }: HandoffChange) =>
    after.outcome === 'withdrawn' &&
    ((before?.stage === 'draft' && !members.has(before.author)) || before?.stage === 'returned');
  /** Nobody mended it in time. */
  const isClosedByTime = ({ before, after }: HandoffChange) =>
    before?.stage === 'declined' && after.outcome === 'declined' && before.words === after.words;
  const isOfTime = (change: Change): boolean => {
    if (change.table === 'events' && change.after.kind === 'withdrawn')
      return changes.some((other) => other.table === 'handoffs' && other.id === change.id && goesBack(other));
    if (change.table === 'events') return BY_TIME.has(change.after.kind);
    if (change.table === 'help_requests') return change.before?.state === 'open' && change.after.state === 'open';
    if (change.table === 'agreements')
      return JSON.stringify(change.before) === JSON.stringify(change.after) && change.after.state !== 'start';
    // A draft is asked about, put away and forgotten by the clock; nothing in it is anybody else’s.
    if (change.table !== 'handoffs' || change.before === null) return ['notices', 'drafts'].includes(change.table);
    if (goesBack(change) || isClosedByTime(change)) return true;
    const { before, after } = change;
    const hasGoneOut = before.stage === 'draft' && ['awaiting', 'checking'].includes(after.stage);
    return before.words === after.words && before.ae === after.ae && (before.stage === after.stage || hasGoneOut);
  };
  return changes.filter((change) => !isOfTime(change)).map((change) => `time: ${inWords(change)}`);
}
