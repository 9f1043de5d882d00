import { ACTION, type ActionId, MENU, SHORTCUT, TYPED_FIELDS, VIEW, type ViewId } from '../../src/blocks/ids.ts';
import { SLACK_EVENTS } from '../../src/handlers/kit/slack-events.ts';
import type { Chance } from '../chance.ts';
import type { HearingBot } from './bot.ts';
import { ADA, ALEX, LENA, MAYA, OURS, type Person, PRESSERS, PRIYA } from './cast.ts';
import {
  command,
  event,
  form,
  type Inbound,
  type NewId,
  pause,
  press,
  shortcut,
  showing,
  suggestion,
  WORDS,
} from './payloads.ts';
import { OTHERWISE, RARE, TYPED } from './otherwise.ts';

/** What people do, right ones and others, with what is there at the moment. Nothing is changed in what Slack would send of it. */
export type Crowd = {
  draw: () => Inbound;
  /** Ids that are there, of every kind. */
  ids: () => readonly string[];
  /** To be called when something has changed: what is there is read again. */
  look: () => void;
};

type Handoff = { id: string; ae: string; author: string; stage: string; signer: string | null };
type Owned = { id: string; owner: string };

/** The newest are enough to choose from. */
const MOST = 60;
/** One in so many is done by somebody drawn from all, or about something drawn from all. */
const WRONG_PERSON = 4;
const WRONG_THING = 6;

export function createCrowd(client: HearingBot['db']['$client'], chance: Chance, newId: NewId): Crowd {
  const handoffs = client.prepare(
    `select id, ae, author, stage, check_signer as signer from handoffs where stage = ? order by rowid desc limit ${MOST}`,
  );
  const deadLetters = client.prepare(
    `select id from notices where status = 'dead_letter' order by position desc limit ${MOST}`,
  );
  const questions = client.prepare(
    `select handoff_id || '-' || row_number() over (partition by handoff_id order by id) as id, detail as owner
    from events where kind = 'asked' order by events.id desc limit ${MOST}`,
  );
  const absences = client.prepare(`select id, user_id as owner from absences order by rowid desc limit ${MOST}`);
  const agreements = client.prepare('select id, sales_owner as owner from agreements order by version desc limit 3');
  const helpRequests = client.prepare(
    `select id, asker as owner from help_requests order by state = 'open' desc, rowid desc limit ${MOST}`,
  );
  const registrations = client.prepare(
    `select id, registered_by as owner from registrations order by state = 'live' desc, rowid desc limit ${MOST}`,
  );
  const disputes = client.prepare(`select id, adjudicator as owner from disputes order by rowid desc limit ${MOST}`);
  const drafts = client.prepare(
    `select id, author as owner from drafts where sent_as is null order by rowid desc limit ${MOST}`,
  );
  const mendings = client.prepare(
    `select id, author as owner from drafts where sent_as is null and revision_of is not null order by rowid desc limit 5`,
  );
  const proposals = client.prepare(
    `select id || ' ' || json_extract(proposal, '$.at') as id, json_extract(proposal, '$.asked') as owner
    from drafts where sent_as is null and proposal is not null order by rowid desc limit 5`,
  );
  const partners = client.prepare('select id from partners').pluck();
  const seen: Record<'awaiting' | 'checking' | 'returned' | 'taken' | 'declined' | 'closed', Handoff[]> & {
    letters: Owned[];
    questions: Owned[];
    absences: Owned[];
    agreements: Owned[];
    help: Owned[];
    registrations: Owned[];
    disputes: Owned[];
    drafts: Owned[];
    mendings: Owned[];
    proposals: Owned[];
    partners: string[];
  } = {
    awaiting: [],
    checking: [],
    returned: [],
    declined: [],
    taken: [],
    closed: [],
    letters: [],
    questions: [],
    absences: [],
    agreements: [],
    help: [],
    registrations: [],
    disputes: [],
    drafts: [],
    mendings: [],
    proposals: [],
    partners: [],
  };
  let ids: string[] = [''];

  const look = (): void => {
    seen.awaiting = handoffs.all('awaiting') as Handoff[];
    seen.checking = handoffs.all('checking') as Handoff[];
    seen.returned = handoffs.all('returned') as Handoff[];
    seen.declined = handoffs.all('declined') as Handoff[];
    seen.taken = ['accepted', 'working'].flatMap((stage) => handoffs.all(stage) as Handoff[]);
    seen.closed = [...(handoffs.all('closed') as Handoff[]), ...seen.taken, ...seen.declined];
    seen.letters = (deadLetters.all() as Owned[]).map(({ id }) => ({ id, owner: ALEX.user }));
    seen.questions = questions.all() as Owned[];
    seen.absences = absences.all() as Owned[];
    seen.help = helpRequests.all() as Owned[];
    seen.registrations = registrations.all() as Owned[];
    seen.disputes = disputes.all() as Owned[];
    seen.drafts = drafts.all() as Owned[];
    seen.mendings = mendings.all() as Owned[];
    seen.proposals = proposals.all() as Owned[];
    seen.partners = partners.all() as string[];
    seen.agreements = agreements.all() as Owned[];
    const claims = [...seen.registrations, ...seen.disputes, ...seen.agreements];
    const others = [...seen.drafts, ...seen.letters, ...seen.questions, ...seen.absences, ...seen.help, ...claims];
    ids = [...seen.awaiting, ...seen.checking, ...seen.returned, ...seen.closed, ...others].map(({ id }) => id);
    ids.push(...seen.proposals.map(({ id }) => id));
    ids.push(...seen.partners, 'new', '');
  };

  const ofOurs = (user: string | undefined): Person => ({ user: user ?? MAYA.user, team: OURS });
  const drawn = <T>(from: readonly T[]): T | undefined => (from.length === 0 ? undefined : chance.pick(from));

  /** What it is about, and who may do it. */
  const right = (name: ActionId | ViewId): { about: string; by: Person } => {
    switch (name) {
      case ACTION.accept:
      case ACTION.decline:
      case ACTION.propose:
      case ACTION.ask:
      case ACTION.remindTomorrow:
      case ACTION.remindOnLastDay: {
        const waiting = drawn(seen.awaiting);
        return { about: waiting?.id ?? '', by: ofOurs(waiting?.ae) };
      }
      case ACTION.reroute:
      case ACTION.extend:
        return { about: drawn(seen.awaiting)?.id ?? '', by: ALEX };
      case ACTION.withdraw: {
        const open = drawn([...seen.awaiting, ...seen.checking, ...seen.returned]);
        return { about: open?.id ?? '', by: chance.oneIn(2) ? ALEX : ofOurs(open?.author) };
      }
      case ACTION.correct: {
        const waiting = drawn(seen.awaiting);
        return { about: waiting?.id ?? '', by: ofOurs(waiting?.author) };
      }
      case ACTION.startAnother:
      case ACTION.revise: {
        const closed = drawn([...seen.closed, ...seen.returned]);
        return { about: closed?.id ?? '', by: ofOurs(closed?.author) };
      }
      case ACTION.undo: {
        const decided = drawn(seen.closed);
        return { about: decided?.id ?? '', by: ofOurs(decided?.ae) };
      }
      case ACTION.reopen:
        return { about: drawn(seen.closed)?.id ?? '', by: ALEX };
      case ACTION.correctCredit:
      case ACTION.keepCredit:
        return { about: drawn(seen.taken)?.id ?? '', by: ADA };
      case ACTION.disputeCredit:
        return { about: drawn(seen.taken)?.id ?? '', by: ALEX };
      case ACTION.passOn:
        return { about: drawn(seen.declined)?.id ?? '', by: ALEX };
      case ACTION.park:
      case ACTION.tellPartner:
      case ACTION.closeDeal: {
        const declined = drawn(seen.declined);
        return { about: declined?.id ?? '', by: ofOurs(declined?.author) };
      }
      case ACTION.worthWorking:
      case ACTION.notWorthBudget:
      case ACTION.notWorthTiming:
      case ACTION.notWorthFit:
      case ACTION.outcome: {
        const taken = drawn(seen.taken);
        return { about: taken?.id ?? '', by: ofOurs(taken?.ae) };
      }
      case ACTION.moveDone:
      case ACTION.moveChanged:
      case ACTION.moveDidNotHappen:
      case ACTION.introduced:
      case ACTION.outcomeWon:
      case ACTION.outcomeLost:
      case ACTION.outcomeNoDeal:
      case ACTION.stillGoing:
      case ACTION.remindPartner:
      case ACTION.changeRoles: {
        const agreed = drawn(seen.taken);
        return { about: agreed?.id ?? '', by: ofOurs(agreed?.ae) };
      }
      case ACTION.partnerMoveDone:
      case ACTION.partnerMoveNotYet:
        return { about: drawn(seen.taken)?.id ?? '', by: LENA };
      case ACTION.retryNotice:
        return { about: drawn(seen.letters)?.id ?? '', by: ALEX };
      case ACTION.reply: {
        const question = drawn(seen.questions);
        return { about: question?.id ?? '', by: ofOurs(question?.owner) };
      }
      case ACTION.clearCheck:
      case ACTION.clearCheckWith:
      case ACTION.returnCheck: {
        const open = drawn(seen.checking);
        return { about: open?.id ?? '', by: ofOurs(open?.signer ?? ALEX.user) };
      }
      case ACTION.passCheck:
      case ACTION.registerFromCheck:
        return { about: drawn(seen.checking)?.id ?? '', by: ALEX };
      case ACTION.startFromHelp:
      case ACTION.helpNotNow:
      case VIEW.sendFromHelp:
        return { about: drawn(seen.help)?.id ?? '', by: ALEX };
      case ACTION.helpTakeBack: {
        const request = drawn(seen.help);
        return { about: request?.id ?? '', by: ofOurs(request?.owner) };
      }
      case ACTION.extendRegistration:
      case ACTION.letRegistrationEnd:
      case ACTION.withdrawRegistration:
      case VIEW.withdrawRegistration:
      case ACTION.ruleForClaim:
      case VIEW.ruleForClaim:
        return { about: drawn(seen.registrations)?.id ?? '', by: ALEX };
      case ACTION.ruleForNeither:
      case VIEW.ruleForNeither:
        return { about: drawn(seen.disputes)?.id ?? '', by: ALEX };
      case VIEW.register:
        return { about: '', by: ALEX };
      case ACTION.removeAbsence: {
        const absence = drawn(seen.absences);
        return { about: absence?.id ?? '', by: ofOurs(absence?.owner) };
      }
      case ACTION.choosePartner:
        return { about: drawn(seen.partners) ?? '', by: ofOurs(chance.pick(PRESSERS).user) };
      case ACTION.editPartner:
      case ACTION.findPartner:
      case VIEW.savePartner:
        return { about: drawn(seen.partners) ?? '', by: ADA };
      case ACTION.moveChannel:
      case ACTION.pausePartner:
      case ACTION.resumePartner:
        return { about: drawn(seen.partners) ?? '', by: ALEX };
      case ACTION.confirmAgreement:
      case ACTION.agreementStillRight:
        return { about: drawn(seen.agreements)?.id ?? '', by: chance.pick([ALEX, PRIYA]) };
      case ACTION.changeAgreement:
      case VIEW.saveAgreement:
        return { about: seen.agreements[0]?.id ?? '', by: chance.pick([ADA, ALEX, PRIYA]) };
      case ACTION.addPartner:
      case VIEW.choosePartnerChannel:
      case VIEW.saveSettings:
      case VIEW.saveRoles:
      case ACTION.nameRoles:
        return { about: '', by: ADA };
      case ACTION.changeTouch:
      case ACTION.changeDays:
      case ACTION.changeRest:
      case ACTION.backToPacket:
      case ACTION.proposeContact:
      case ACTION.continueDraft:
      case ACTION.putOffDraft:
      case ACTION.throwAwayDraft:
      case ACTION.bringBackDraft:
      case VIEW.packet:
      case VIEW.send: {
        const begun = drawn(chance.oneIn(2) ? seen.mendings : seen.drafts);
        return begun ? { about: begun.id, by: ofOurs(begun.owner) } : { about: newId(), by: MAYA };
      }
      case ACTION.confirmContact:
      case ACTION.refuseContact: {
        const proposal = drawn(seen.proposals);
        return { about: proposal?.id ?? '', by: ofOurs(proposal?.owner ?? ALEX.user) };
      }
      case ACTION.showExample:
      case ACTION.addAbsence:
      case VIEW.saveMyTime:
      case VIEW.saveAbsence:
      case VIEW.askForHelp:
        return { about: '', by: ofOurs(chance.pick(PRESSERS).user) };
      default:
        return name satisfies never;
    }
  };

  const toWhom = (name: ActionId | ViewId): { about: string; by: Person } => {
    const { about, by } = right(name);
    return {
      about: chance.oneIn(WRONG_THING) ? chance.pick(ids) : about,
      by: chance.oneIn(WRONG_PERSON) ? chance.pick(PRESSERS) : by,
    };
  };

  const anybodyOr = (usual: Person): Person => (chance.oneIn(WRONG_PERSON) ? chance.pick(PRESSERS) : usual);
  const write = (): Inbound => form(VIEW.packet, newId(), anybodyOr(MAYA), newId);
  const send = (): Inbound => {
    const { about, by } = toWhom(VIEW.send);
    return form(VIEW.send, about, by, newId);
  };
  const type = (): Inbound => {
    const { about, by } = toWhom(VIEW.packet);
    return pause(chance.pick(TYPED_FIELDS), about, by, newId);
  };
  /** A declined or returned one is to be mended: its draft is sent like any other. */
  const mend = (): Inbound => {
    const { id = '', author } = drawn([...seen.declined, ...seen.returned]) ?? {};
    return press(ACTION.revise, id, anybodyOr(ofOurs(author)), newId);
  };
  /** Another account each time, since the same deal is not handed off twice. */
  const rewrite = (): Inbound => {
    const { about, by } = toWhom(VIEW.packet);
    return form(VIEW.packet, about, by, newId, { account: { type: 'plain_text_input', value: `Fabrikam ${newId()}` } });
  };
  const sign = (): Inbound => {
    const { about, by } = toWhom(ACTION.clearCheck);
    return press(ACTION.clearCheck, about, by, newId);
  };
  const anyForm = (): Inbound => {
    const view = chance.pick(Object.values(VIEW));
    const { about, by } = toWhom(view);
    return chance.oneIn(2) ? form(view, about, by, newId) : otherwise(view, about, by);
  };
  /** The same form in its other state: declined for a wrong owner, or the sentence as it was shown. */
  const otherwise = (view: ViewId, about: string, by: Person): Inbound => {
    const sent = form(view, about, by, newId, OTHERWISE[view]?.(newId) ?? {});
    return view === VIEW.tellPartner ? showing(sent) : sent;
  };
  const rareForm = (): Inbound => {
    const view = chance.pick(RARE);
    const { about, by } = toWhom(view);
    return chance.oneIn(2) ? form(view, about, by, newId) : otherwise(view, about, by);
  };
  const rarePress = (): Inbound => {
    const { about, by } = toWhom(ACTION.passOn);
    return press(ACTION.passOn, about, by, newId);
  };
  const anyPress = (): Inbound => {
    const action = chance.pick(Object.values(ACTION));
    const { about, by } = toWhom(action);
    return press(action, about, by, newId);
  };
  const anyCommand = (): Inbound => {
    const word = chance.pick(WORDS);
    return command(word === 'status' ? `status ${chance.pick(ids)}` : word, chance.pick(PRESSERS), newId);
  };
  const anySearch = (): Inbound =>
    suggestion(chance.pick(Object.values(MENU)), chance.pick(TYPED), chance.pick(PRESSERS), newId);
  const anyShortcut = (): Inbound => shortcut(chance.pick(Object.values(SHORTCUT)), chance.pick(PRESSERS), newId);
  const anyEvent = (): Inbound => event(chance.pick(SLACK_EVENTS), newId);
  const everything = [
    write,
    rewrite,
    send,
    send,
    type,
    mend,
    sign,
    rareForm,
    rareForm,
    rarePress,
    anyForm,
    anyForm,
    anyForm,
    anyForm,
    anyPress,
    anyPress,
    anyPress,
    anyCommand,
    anySearch,
    anyShortcut,
    anyEvent,
  ];

  return { draw: () => chance.pick(everything)(), ids: () => ids, look };
}
