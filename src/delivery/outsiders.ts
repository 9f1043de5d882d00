import { conversationFrom, conversationOf } from '../core/notices/conversations.ts';
import { awaiting, type Handoff, windowOf } from '../core/handoff/handoff.ts';
import { leaveBehind } from '../core/packet/draft-away.ts';
import { loseAsked } from '../core/help-request/help-request.ts';
import type { UserId } from '../core/people/member.ts';
import type { Notice } from '../core/notices/notice.ts';
import { NOTICES } from '../core/notices/notices.ts';
import { ownerOf } from '../core/handoff/stages.ts';
import { inLog, subjectOf } from '../core/notices/subject.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import type { Told } from '../db/notices/outbox.ts';
import type { Store } from '../db/store.ts';

/**
 * What becomes of a message whose reader is no full member of ours any more, or which would present such a person to a partner. It does not
 * go out; somebody who can mend that is told once, and never the one who cannot be told.
 */
export type Outsiders = ReturnType<typeof createOutsiders>;

export function createOutsiders(deps: {
  store: Pick<Store, 'handoff' | 'partner' | 'backstops' | 'responders' | 'respondersAbout' | 'outbox'> & {
    help: Pick<Store['help'], 'find' | 'change'>;
    registrations: Pick<Store['registrations'], 'adjudicators' | 'escalatedTo'>;
    drafts: Pick<Store['drafts'], 'change'>;
  };
  now: () => EpochMs;
  log: { error: (facts: object, words: string) => void };
}) {
  const { store, now, log } = deps;
  const { outbox } = store;

  /** The alliances owner is asked about a channel first. */
  const askedAboutChannel = async (handoff: Handoff, responders: UserId[]): Promise<UserId[]> => {
    const partner = await store.partner(handoff.packet.partner);
    return [...new Set([...(partner ? [partner.alliancesOwner] : []), ...responders])];
  };

  /** A word that something could not be delivered goes on to the next who can mend it, each of them once. */
  const passOn = async (row: NoticeRow, notice: Extract<Notice, { person: UserId }>, responders: UserId[]) => {
    const [next] = responders.slice(responders.indexOf(notice.person) + 1);
    if (next !== undefined) return outbox.readdress(row, { ...notice, person: next }, next, now());
    log.error(inLog(subjectOf(row)), 'Nobody is left who could be told that a message was not delivered');
    return outbox.drop(row, now());
  };

  /**
   * A help request goes to the next who can answer it; who has asked, and is gone, needs no answer. What else was for somebody who has
   * left is told to who can mend it.
   */
  const turnAwayFromHelp = async (row: NoticeRow, id: string, person: UserId): Promise<void> => {
    const { notice } = row;
    const responders = await store.respondersAbout(subjectOf(row));
    if (notice.kind === 'undeliverable') return passOn(row, notice, responders);
    if (notice.kind !== 'help_answer') await moveOn(id, person, responders);
    return outbox.drop(row, now());
  };

  /** An owner of the working agreement has left: who can name another is told. */
  const turnAwayFromAgreement = async (row: NoticeRow, person: UserId): Promise<void> => {
    const responders = await store.respondersAbout(subjectOf(row));
    if (row.notice.kind === 'undeliverable') return passOn(row, row.notice, responders);
    return outbox.turnAway(row, 'reader_not_ours', wordAbout(row, person, responders), now());
  };

  /**
   * Its author has left: nobody else hears of it, and it is put away. Whoever should confirm a contact has left: their role is somebody else's soon,
   * who is asked then.
   */
  const turnAwayFromDraft = async (row: NoticeRow, id: string): Promise<void> => {
    const { notice } = row;
    if (notice.kind === 'undeliverable')
      return passOn(row, notice, await store.respondersAbout({ about: 'draft', id }));
    if (notice.kind !== 'contact_proposed')
      await store.drafts.change(id, (draft) => draft && leaveBehind(draft, now()), now());
    return outbox.drop(row, now());
  };

  /** Whoever prepared it has left, so nobody does: the partner hears nothing of them. */
  const turnAwayFromNoted = async (row: NoticeRow): Promise<void> => {
    const { notice } = row;
    if (notice.kind === 'undeliverable' || notice.kind === 'partner_channel')
      return passOn(row, notice, await store.respondersAbout(subjectOf(row)));
    return outbox.drop(row, now());
  };

  const moveOn = async (id: string, person: UserId, responders: UserId[]): Promise<void> => {
    const request = await store.help.find(id);
    if (!request) return;
    const to = responders.find((responder) => responder !== person && responder !== request.asker);
    if (to === undefined) log.error({ helpRequest: id }, 'Nobody is left who could answer a help request');
    else await store.help.change(id, (current) => loseAsked(current, { person, to, now: now() }), now());
  };

  /** What is for who decides a dispute goes to the next who can; what is for an alliances owner, to who follows them. */
  const turnAwayFromRegistration = async (row: NoticeRow, id: string, person: UserId): Promise<void> => {
    const { notice } = row;
    const responders = await store.respondersAbout({ about: 'registration', id });
    if (notice.kind === 'undeliverable' || notice.kind === 'partner_channel') return passOn(row, notice, responders);
    if (notice.kind === 'dispute_escalation') return passOn(row, notice, await store.registrations.escalatedTo());
    if ('dispute' in notice && 'person' in notice) return passOn(row, notice, await store.registrations.adjudicators());
    const [owner] = responders;
    if (owner !== undefined && owner !== person) return outbox.readdress(row, notice, owner, now());
    return outbox.turnAway(row, 'reader_not_ours', wordAbout(row, person, responders), now());
  };

  return {
    async turnAway(row: NoticeRow, person: UserId): Promise<void> {
      if (row.helpRequestId !== null) return turnAwayFromHelp(row, row.helpRequestId, person);
      if (row.registrationId !== null) return turnAwayFromRegistration(row, row.registrationId, person);
      if (row.agreementId !== null) return turnAwayFromAgreement(row, person);
      if (row.draftId !== null) return turnAwayFromDraft(row, row.draftId);
      if (row.notedMessageId !== null) return turnAwayFromNoted(row);
      const handoff = row.handoffId === null ? null : await store.handoff(row.handoffId);
      if (!handoff || isIdle(row.notice, handoff, person)) return outbox.drop(row, now());
      const responders = await store.responders(handoff);
      const { notice } = row;
      if (notice.kind === 'undeliverable') return passOn(row, notice, responders);
      if (notice.kind === 'partner_channel') return passOn(row, notice, await askedAboutChannel(handoff, responders));
      // Who was to answer a question has left: its author can.
      if (notice.kind === 'question' && person !== handoff.author)
        return outbox.readdress(row, { ...notice, person: handoff.author }, handoff.author, now());
      const backstops = await store.backstops(handoff);
      const reader = conversationOf(notice, handoff, backstops);
      const role = NOTICES[notice.kind].to;
      // Somebody else has that role by now.
      if (
        (role === 'intake_owner' || role === 'escalation_contact') &&
        reader.to === 'person' &&
        reader.userId !== person
      )
        return outbox.readdress(row, notice, reader.userId, now());
      const told = callAbout(person, handoff, notice, backstops.intakeOwner) ?? wordAbout(row, person, responders);
      const isReader = conversationFrom(row.conversation).to === 'person';
      return outbox.turnAway(row, isReader ? 'reader_not_ours' : 'presents_outsider', told, now());
    },
  };
}

/**
 * Nobody needs to hear that it was not delivered: the card of an earlier account executive, or of one whose handoff is closed; and what is
 * for the author of a draft, which goes back by itself once Slack has said who they are.
 */
function isIdle({ kind }: Notice, handoff: Handoff, person: UserId): boolean {
  if (windowOf(handoff) === null && NOTICES[kind].to === 'author') return true;
  const isClosed = ownerOf(handoff, person) === null;
  return kind === 'ae_card' && (isClosed || person !== handoff.packet.ae);
}

/** A handoff that waits for an answer has lost who is asked, or who wrote it: the intake owner decides what is next. */
function callAbout(person: UserId, handoff: Handoff, { kind }: Notice, intakeOwner: UserId): Told | null {
  const waiting = awaiting(handoff);
  if (!waiting || kind === 'intake_call' || person === intakeOwner) return null;
  if (person === waiting.packet.ae)
    return { to: intakeOwner, notice: { kind: 'intake_call', about: 'ae_gone', round: waiting.window.round } };
  if (person === waiting.author) return { to: intakeOwner, notice: { kind: 'intake_call', about: 'author_gone' } };
  return null;
}

/** The first who can mend it and is somebody else is told that it was not delivered. */
function wordAbout({ id, attempts }: NoticeRow, person: UserId, responders: UserId[]): Told | null {
  const to = responders.find((responder) => responder !== person);
  return to === undefined ? null : { to, notice: { kind: 'undeliverable', person: to, notice: id, since: attempts } };
}
