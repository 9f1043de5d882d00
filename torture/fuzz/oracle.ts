import { ALEX, LENA, OURS } from './cast.ts';
import { type Change, type HandoffFacts, inWords } from './changes.ts';
import { mayAgree } from './agreement-oracle.ts';
import { isMendedInPlace, isOfCheck, mayBecomeChecked, maySettle, OF_CHECKS } from './check-oracle.ts';
import { mayHelp } from './help-oracle.ts';

/**
 * Who may change what, as the domain says, and not as the bot's code does: from who signed the request, what it names, and how things stood
 * before. Shares no code with the bot.
 */

/** What was asked, and by whom: null when it was not signed, cannot be read, or came before. Nothing at all may change by such a one. */
export type Asked = {
  by: { user: string; team: string | null };
  what: 'command' | 'press' | 'form' | 'event';
  name: string;
  about: string;
};

/** How things stood before. */
export type Standing = {
  /** Full members of our workspace. */
  members: ReadonlySet<string>;
  /** Owners and admins of the Slack workspace, who administer as long as nobody is named. */
  slackAdmins: ReadonlySet<string>;
  administrators: readonly string[];
  /** Who takes in what nobody answered; null for a handoff that is not there. */
  intakeOwnerOf: (handoff: string) => string | null;
  /** Its deal; a handoff that is not there is one of its own. */
  dealOf: (handoff: string) => string;
  /** Who was asked this question before the answer; null for a question that is not there. */
  answererOf: (question: string) => string | null;
  /** Whose draft this is, and the handoff or help request of which it was made ('': none); null for a draft that is not there. */
  draftOf: (draft: string) => { author: string; about: string } | null;
  /** Who is named for something, or owns a partnership: of those, who was asked or is turned to next. */
  alliances: readonly string[];
  /** Who owned the working agreement before, in force or as proposed. */
  owners: readonly string[];
  /** Who may send again this message that did not arrive, and with it whatever else waits in its conversation. */
  respondersOf: (notice: string) => readonly string[];
};

const SETTINGS = new Set(['settings.save', 'settings.save_roles']);
const POSTING = new Set(['partner.move_channel', 'partner.pause', 'partner.resume']);
const BY_AE: Record<string, string> = {
  accepted: 'handoff.accept',
  declined: 'handoff.decline',
  proposed: 'handoff.propose',
  asked: 'handoff.ask',
  dialed_down: '',
};
/** What the account executive says of what they have accepted: by which press, or by which form. */
const BY_PRESS_ONCE_ACCEPTED: Record<string, readonly string[]> = {
  worth_working: ['handoff.worth_working'],
  not_worth: ['handoff.not_worth_budget', 'handoff.not_worth_timing', 'handoff.not_worth_fit'],
};
const BY_FORM_ONCE_ACCEPTED = new Set(['opportunity', 'won', 'lost', 'no_deal']);
/** To which of them each stage may lead. */
const ONCE_ACCEPTED: Record<string, readonly string[]> = {
  accepted: ['worth_working', 'not_worth', 'opportunity', 'won', 'lost', 'no_deal'],
  working: ['opportunity', 'won', 'lost', 'no_deal'],
};
/** What an account executive says of what they have accepted, and by what. */
const BY_OWNER: Record<string, string> = {
  move_done: 'press move.done',
  move_changed: 'form move.changed',
  move_did_not_happen: 'form move.did_not_happen',
  introduced: 'press move.introduced',
  roles_changed: 'form move.roles',
  still_going: 'press handoff.still_going',
  partner_reminded: 'press move.remind_partner',
};
/** What somebody of the partner says, and nobody of ours. */
const BY_PARTNER: Record<string, string> = {
  partner_move_done: 'press partner_move.done',
  partner_move_moved: 'form partner_move.not_yet',
};
const BY_INTAKE: Record<string, string> = {
  rerouted: 'handoff.reroute',
  // What was found is too old: it is signed anew before the next one is asked.
  check_renewed: 'handoff.reroute',
  extended: 'handoff.extend',
  withdrawn: 'handoff.withdraw',
};
/** What becomes of a declined deal; its author closes it also when its mended packet is another partner's. */
const BY_DEAL_AUTHOR: Record<string, readonly string[]> = {
  parked: ['deal.park'],
  told_partner: ['deal.tell_partner'],
  deal_closed: ['deal.close', 'handoff.send'],
  mended: ['handoff.send'],
};
/** What becomes of a credit, also of a handoff that is closed. */
const BY_ADMINISTRATOR: Record<string, string> = { credit_corrected: 'credit.correct', credit_kept: 'credit.keep' };
const OF_CREDIT = new Set(['credit_corrected', 'credit_kept', 'credit_disputed']);
const SENDS = new Set(['handoff.send']);
const PASS_ON = 'handoff.pass_on';
const BY_AUTHOR = { corrected: 'handoff.correct', withdrawn: 'handoff.withdraw' };
const DIAL_DOWN = new Set(['handoff.remind_tomorrow', 'handoff.remind_on_last_day']);

/** Each change that this request may not make, as a line. */
export function judge(asked: Asked | null, changes: readonly Change[], standing: Standing): string[] {
  if (changes.length === 0) return [];
  const who = asked
    ? `${asked.by.user} of ${asked.by.team} (${asked.what} ${asked.name} about “${asked.about}”)`
    : 'nobody';
  return changes
    .filter(
      (change) => !mayChange(change.table === 'drafts' ? asked : ofDraft(asked, standing), change, changes, standing),
    )
    .map((change) => `${who}: ${inWords(change)}`);
}

/** What the last page of a packet sends is the draft of whoever began it: it is about what that was made of. */
function ofDraft(asked: Asked | null, { draftOf }: Standing): Asked | null {
  if (asked?.name !== 'handoff.send' || asked.what !== 'form') return asked;
  const draft = draftOf(asked.about);
  return draft?.author === asked.by.user ? { ...asked, about: draft.about } : null;
}

function mayChange(asked: Asked | null, change: Change, all: readonly Change[], standing: Standing): boolean {
  if (asked === null) return false;
  const isOurs = asked.by.team === OURS;
  switch (change.table) {
    case 'events':
      return mayHappen(asked, change, all, standing);
    case 'handoffs':
      return mayBecome(change.before, change.after, happeningsOf(change.id, all));
    case 'help_requests':
      return mayHelp(asked, change, standing);
    case 'agreements':
      return mayAgree(asked, change, all, standing, administers(asked, standing));
    case 'settings':
      // It counts the changes of calendars, also of people's own.
      if (change.id === 'calendar_version') return (asked.what === 'form' || asked.what === 'press') && isOurs;
      return SETTINGS.has(asked.name) && asked.what === 'form' && administers(asked, standing);
    case 'partners':
      return (
        asked.what === 'event' ||
        (asked.name === 'partner.save' && asked.what === 'form' && administers(asked, standing)) ||
        // Who owns the partnership may stop, go on and name another channel too.
        (POSTING.has(asked.name) && isOurs && asked.by.user === ALEX.user) ||
        (POSTING.has(asked.name) && administers(asked, standing)) ||
        mayConfirm(asked, standing) ||
        // Who may confirm a contact proposes nobody: they are in the registry at once.
        (asked.name === 'contact.propose' && asked.what === 'form' && mayAnswerFor(asked, standing))
      );
    case 'people':
      return asked.name === 'me.save' && asked.what === 'form' && isOurs && change.id === asked.by.user;
    case 'drafts':
      // Whatever they do with what they write: nobody else does. Of whoever has left it is put away.
      if (asked.what === 'event') return true;
      if (mayConfirm(asked, standing)) return true;
      return (asked.what === 'form' || asked.what === 'press') && isOurs && change.id === asked.by.user;
    case 'absences':
      return ['me.save_absence', 'me.remove_absence'].includes(asked.name) && isOurs && change.id === asked.by.user;
    case 'notices':
      return (
        asked.what === 'event' ||
        // A card that was given up is drawn anew whenever a handoff of its deal changes, which has a line of its own.
        all.some(({ table, id }) => table === 'events' && standing.dealOf(id) === standing.dealOf(change.id)) ||
        all.some(({ table, id }) => table === 'help_requests' && id === change.id) ||
        all.some(({ table }) => table === 'agreements') ||
        (asked.name === 'partner.save' && administers(asked, standing)) ||
        maySendAgain(asked, standing)
      );
    default:
      return change satisfies never;
  }
}

/** Alex owns the partnership in all of these worlds. */
function mayAnswerFor(asked: Asked, standing: Standing): boolean {
  return (asked.by.team === OURS && asked.by.user === ALEX.user) || administers(asked, standing);
}

function mayConfirm(asked: Asked, standing: Standing): boolean {
  const isAnswer = asked.name === 'contact.confirm' || asked.name === 'contact.refuse';
  return isAnswer && asked.what === 'press' && mayAnswerFor(asked, standing);
}

type Happened = Extract<Change, { table: 'events' }>;

/** Something stands in the history of a handoff that this presser may bring about. */
function mayHappen(asked: Asked, happened: Happened, all: readonly Change[], standing: Standing): boolean {
  const { by, what, name, about } = asked;
  const { id, after } = happened;
  const { kind, actor } = after;
  const before = all.find((change) => change.table === 'handoffs' && change.id === id);
  const was = before?.table === 'handoffs' ? before.before : null;
  if (OF_CHECKS.has(kind)) {
    const around = { was, intakeOwner: standing.intakeOwnerOf(id), administers: administers(asked, standing) };
    return (what === 'event' || by.team === OURS) && maySettle(asked, happened, around);
  }
  if (what === 'event') return kind === 'ae_gone';
  if (kind in BY_PARTNER)
    return actor === by.user && isLena(by) && about === id && BY_PARTNER[kind] === `${what} ${name}`;
  if (actor !== by.user || by.team !== OURS) return false;
  // Kept also of whom Slack does not say yet who they are: it goes out to nobody before.
  if (kind === 'kept') return what === 'form' && SENDS.has(name);
  if (kind === 'sent' || kind === 'check_asked') {
    const isTheirs = was === null || (was.stage === 'returned' && was.author === by.user && about === id);
    return what === 'form' && SENDS.has(name) && standing.members.has(by.user) && isTheirs;
  }
  if (kind === 'withdrawn' && was?.stage === 'draft')
    return name === 'handoff.send' && about === id && was.author === by.user;
  if (kind === 'replied') {
    const mayAnswer = [standing.answererOf(about), was?.author].includes(by.user);
    return what === 'form' && name === 'question.reply' && about.startsWith(`${id}-`) && mayAnswer;
  }
  if (about !== id) return false;
  if (kind in BY_AE)
    return (
      was?.ae === by.user &&
      (kind === 'dialed_down' ? what === 'press' && DIAL_DOWN.has(name) : what === 'form' && name === BY_AE[kind])
    );
  const isByForm = what === 'form' && name === 'handoff.outcome';
  if (kind in BY_PRESS_ONCE_ACCEPTED) {
    const isByPress = what === 'press' && BY_PRESS_ONCE_ACCEPTED[kind]?.includes(name) === true;
    return was?.ae === by.user && (isByPress || (kind === 'not_worth' && isByForm));
  }
  if (BY_FORM_ONCE_ACCEPTED.has(kind)) return was?.ae === by.user && isByForm;
  if (kind in BY_OWNER) return was?.ae === by.user && BY_OWNER[kind] === `${what} ${name}`;
  // Its author may put right what they wrote, or give it up.
  if (kind === 'corrected' || (kind === 'withdrawn' && was?.author === by.user))
    return was?.author === by.user && what === 'form' && name === BY_AUTHOR[kind];
  if (kind in BY_ADMINISTRATOR)
    return what === 'form' && name === BY_ADMINISTRATOR[kind] && administers(asked, standing);
  if (kind === 'credit_disputed')
    return what === 'form' && name === 'credit.dispute' && [was?.author, ALEX.user].includes(by.user);
  if (kind in BY_DEAL_AUTHOR) {
    const isOpenToThem = was?.stage === 'declined' || (kind === 'told_partner' && (was?.stage ?? '') in ONCE_ACCEPTED);
    const isTheirs = was?.author === by.user && isOpenToThem;
    return isTheirs && what === 'form' && BY_DEAL_AUTHOR[kind]?.includes(name) === true;
  }
  if (kind === 'reopened')
    return what === 'press'
      ? name === 'handoff.undo' && was?.ae === by.user
      : name === 'handoff.reopen' && standing.intakeOwnerOf(id) === by.user;
  if ((kind === 'rerouted' || kind === 'check_renewed') && what === 'press')
    return name === PASS_ON && was?.stage === 'declined' && standing.intakeOwnerOf(id) === by.user;
  if (kind in BY_INTAKE) return standing.intakeOwnerOf(id) === by.user && what === 'form' && name === BY_INTAKE[kind];
  return false;
}

const isLena = ({ user, team }: Asked['by']) => user === LENA.user && team === LENA.team;

const BEGINS = new Set(['sent', 'check_asked', 'kept']);

/**
 * A handoff changes only as its history says, from where that can happen; what its author wrote, only while it waits and by their own
 * hand.
 */
function mayBecome(before: HandoffFacts | null, after: HandoffFacts, happened: readonly string[]): boolean {
  if (before === null) return happened.some((kind) => BEGINS.has(kind));
  if (before.author !== after.author) return false;
  const isMended = isMendedInPlace(before, happened);
  const isCorrected = happened.includes('corrected') && after.stage === 'awaiting';
  if (before.words !== after.words && !isCorrected && !isMended) return false;
  const isPassedOn = happened.includes('rerouted') || happened.includes('check_renewed');
  if (before.ae !== after.ae && !isPassedOn && !isMended) return false;
  const isWhereItWas = before.stage === after.stage && before.outcome === after.outcome;
  if (happened.length > 0 && happened.every((kind) => OF_CREDIT.has(kind))) return isWhereItWas;
  if (isOfCheck(before, after)) return mayBecomeChecked(before, after, happened);
  const isOpenAgain = ['accepted', 'declined'].includes(before.stage) && after.stage === 'awaiting';
  if (isOpenAgain && happened.includes('reopened')) return true;
  if (before.stage in ONCE_ACCEPTED) return goesOn(before, after, happened);
  if (isWhereItWas) return happened.length > 0 && before.stage !== 'closed';
  if (before.stage === 'declined') return happened.includes(AFTER_DECLINE[after.outcome ?? after.stage] ?? '');
  const end = after.stage === 'closed' ? after.outcome : after.stage;
  const isFromWaiting = before.stage === 'awaiting' && ['accepted', 'declined', 'withdrawn'].includes(String(end));
  return happened.includes(String(end)) && (isFromWaiting || (before.stage === 'draft' && end === 'withdrawn'));
}

/**
 * What has been accepted is worked, and ends; an opportunity that is given again leaves it where it is, and so does what is said of the
 * moves.
 */
function goesOn({ stage }: HandoffFacts, after: HandoffFacts, happened: readonly string[]): boolean {
  const isOfMoves =
    happened.length > 0 && happened.every((kind) => kind in BY_OWNER || kind in BY_PARTNER || kind === 'told_partner');
  if (isOfMoves) return after.stage === stage;
  const possible = happened.filter((kind) => ONCE_ACCEPTED[stage]?.includes(kind));
  if (after.stage === 'working') return possible.some((kind) => kind === 'worth_working' || kind === 'opportunity');
  return after.stage === 'closed' && possible.includes(String(after.outcome));
}
/** What must have happened for a declined handoff to become this. */
const AFTER_DECLINE: Record<string, string> = { declined: 'deal_closed', mended: 'mended', awaiting: 'rerouted' };

/** As things stood before: who names themself does not become an administrator by that. */
function administers({ by }: Asked, { administrators, members, slackAdmins }: Standing): boolean {
  const named = administrators.length > 0 ? administrators.includes(by.user) : slackAdmins.has(by.user);
  return by.team === OURS && members.has(by.user) && named;
}

function maySendAgain({ by, what, name, about }: Asked, { respondersOf }: Standing): boolean {
  return what === 'press' && name === 'notice.retry' && by.team === OURS && respondersOf(about).includes(by.user);
}

const happeningsOf = (id: string, all: readonly Change[]): string[] =>
  all.flatMap((change) => (change.table === 'events' && change.id === id ? [change.after.kind] : []));
