import type { Change, HandoffFacts } from './changes.ts';
import type { Asked } from './oracle.ts';

/** Who may do what to a conflict check, as the domain says, and not as the bot's code does. */

/** By which request each of them comes about. */
const BY_SIGNER: Record<string, readonly string[]> = {
  cleared: ['press check.clear', 'form check.clear'],
  returned: ['form check.return'],
};
const PASSED = 'check_passed';
export const OF_CHECKS = new Set([...Object.keys(BY_SIGNER), PASSED]);

type Happened = Extract<Change, { table: 'events' }>;
type Around = {
  /** The handoff as it was before. */
  was: HandoffFacts | null;
  intakeOwner: string | null;
  administers: boolean;
};

/**
 * The signer clears or returns, and the intake owner too once nobody did in time, who alone asks somebody else; never its author or its
 * account executive.
 */
export function maySettle(
  { by, what, name, about }: Asked,
  { id, after: { kind, actor } }: Happened,
  { was, intakeOwner, administers }: Around,
): boolean {
  if (was?.stage !== 'checking') return false;
  const request = `${what} ${name}`;
  // Slack has told that the signer has left, or somebody else owns the partnership.
  if (kind === PASSED && actor === null) return what === 'event' || (request === 'form partner.save' && administers);
  if (about !== id || actor !== by.user) return false;
  const isIntakeOwners = was.isCheckLate === 1 && by.user === intakeOwner;
  if (kind === PASSED) return isIntakeOwners && request === 'form check.pass';
  const isPartOfIt = by.user === was.author || by.user === was.ae;
  const isTheirs = by.user === was.signer || isIntakeOwners;
  return isTheirs && !isPartOfIt && BY_SIGNER[kind]?.includes(request) === true;
}

/** From where to where each event leads, while it is about a check. */
const LEADS: Record<string, readonly [from: readonly string[], to: string]> = {
  check_asked: [['draft', 'returned'], 'checking'],
  check_renewed: [['awaiting', 'declined'], 'checking'],
  check_passed: [['checking'], 'checking'],
  cleared: [['checking'], 'awaiting'],
  returned: [['checking'], 'returned'],
  // What was certified by its author as it was mended.
  sent: [['returned'], 'awaiting'],
  withdrawn: [['checking', 'returned'], 'closed'],
};

/** Whether a handoff that is, or comes, into its check changed as its history says. `by` is not asked here. */
export function mayBecomeChecked(before: HandoffFacts, after: HandoffFacts, happened: readonly string[]): boolean {
  const isSignerKept = before.signer === after.signer || happened.some((kind) => NAMES_SIGNER.has(kind));
  const isPartOfIt = after.stage === 'checking' && (after.signer === after.author || after.signer === after.ae);
  const leads = happened.some((kind) => {
    const [from, to] = LEADS[kind] ?? [[], ''];
    return from.includes(before.stage) && after.stage === to;
  });
  return leads && isSignerKept && !isPartOfIt;
}

const NAMES_SIGNER = new Set(['check_asked', 'check_renewed', 'check_passed', 'cleared', 'sent']);
const STAGES = new Set(['checking', 'returned']);

export const isOfCheck = (before: HandoffFacts, after: HandoffFacts): boolean =>
  STAGES.has(before.stage) || STAGES.has(after.stage);

/** Its author mends it in place, another account executive included. */
export const isMendedInPlace = (before: HandoffFacts, happened: readonly string[]): boolean =>
  before.stage === 'returned' && happened.some((kind) => kind === 'check_asked' || kind === 'sent');
