import type { Gate } from '../../core/conflict-check/conflict-check.ts';
import { creditAtSending } from '../../core/credit/credit.ts';
import type { Decision } from '../../core/handoff/decision.ts';
import { readDuplicateReason } from '../../core/handoff/duplicates.ts';
import { Conflict, NeedsReason, Refusal, SameDeal, WrongInput } from '../../core/kernel/errors.ts';
import { type Handoff, type Presser, returned, saidNo } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { type HelpRequest, handOff, type OpenRequest } from '../../core/help-request/help-request.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Packet } from '../../core/packet/packet.ts';
import { isSamePacket } from '../../core/packet/same-account.ts';
import type { PacketInput } from '../../core/packet/read-packet.ts';
import { fieldsStillToChange } from '../../core/packet/mended-fields.ts';
import { mayMendReturned, sendReturned } from '../../core/conflict-check/returning.ts';
import type { Preview } from '../../core/packet/preview.ts';
import { type Worth, worthOf } from '../../core/packet/score/override.ts';
import { refuseRepeated, refuseSameDeal, send, supersede } from '../../core/handoff/sending.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Timekeeping } from '../../core/handoff/window.ts';
import type { Store } from '../../db/store.ts';
import type { MessageLinks } from './message-links.ts';
import type { HelpRequests } from '../help-request/help-requests.ts';
import type { Powers } from '../people/powers.ts';
import type { ReadingPackets } from '../packet/reading-packets.ts';
import type { Scoring } from '../packet/scoring.ts';
import type { Signers } from '../conflict-check/signers.ts';

/** From a filled form to a handoff that is saved. */
export type Sending = ReturnType<typeof createSending>;

export type SendCommand = {
  by: Presser;
  input: PacketInput;
  /** The id of the draft: the same one sent twice, from whatever window, is one handoff. */
  requestKey: string;
  /** The handoff whose mended packet this is. */
  revisionOf: string | null;
  /** The help request of which it is made. */
  helpRequest?: string | null;
  /** Why there is another handoff for an account that is worked already, as it was typed. */
  duplicateReason?: unknown;
  /** Why it goes out although not all is well with it, as it was typed. */
  overrideReason?: unknown;
  /** Its author says that the account executive would have to find something out first. */
  needsResearch?: boolean;
};

type Sent = { author: UserId; packet: Packet; previous: Handoff | null };
type Prepared = Sent & {
  teamId: string;
  contactId: string | null;
  duplicateReason: string | null;
  request: OpenRequest | null;
  /** Null while Slack does not say who everybody in it is. */
  ready: { time: Timekeeping; gate: Gate } | null;
};
type InPlace = {
  packet: Packet;
  contactId: string | null;
  worth?: Worth;
  ready: { time: Timekeeping; gate: Gate } | null;
};

export function createSending(deps: {
  store: Store;
  reading: ReadingPackets;
  signers: Pick<Signers, 'gateOf'>;
  helpRequests: Pick<HelpRequests, 'toTakeUp'>;
  messages: MessageLinks;
  powers: Pick<Powers, 'mustBeAllowedOnceKnown'>;
  scoring: Scoring;
  teamId: string;
  newReference: () => string;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, reading, signers, helpRequests, messages, powers, scoring, teamId, newReference, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  const refuseSame = (previous: Handoff, packet: Packet, by: Presser): void => {
    if (previous.author !== by.userId) return;
    if (isSamePacket(previous.packet, packet))
      throw new Refusal('Nothing has changed in this packet. Mend what was missing before you send it again.');
    const said = saidNo(previous);
    const errors = said ? fieldsStillToChange(said.declineReason, previous.packet, packet) : {};
    if (Object.keys(errors).length > 0) throw new WrongInput(errors);
  };

  const refuseSecondRevision = async (id: string): Promise<void> => {
    const revision = await store.revisionOf(id);
    if (revision) throw new Refusal(`You have already sent this again, as ${revision.id}.`);
  };

  const toMend = async (revisionOf: string, packet: Packet, by: Presser): Promise<Handoff> => {
    const previous = await find(revisionOf);
    refuseSame(previous, packet, by);
    await refuseSecondRevision(revisionOf);
    return previous;
  };

  const answering = async ({ id, partner }: OpenRequest, by: Presser, made: Handoff) => {
    const backstops = await store.help.turnedTo(partner);
    const facts = { by, backstops, handoffId: made.id, ae: made.packet.ae, now: now() };
    return { id, decide: (current: HelpRequest) => handOff(current, facts) };
  };

  /** Null while Slack does not say who signs its conflict check. */
  const readyFrom = async (sent: Sent & { time: Timekeeping }): Promise<{ time: Timekeeping; gate: Gate } | null> => {
    const gate = await signers.gateOf(sent, sent.previous, sent.time.calendar);
    return gate === 'unknown' ? null : { time: sent.time, gate };
  };

  /** What came back from its conflict check keeps its reference. Throws a Refusal, or WrongInput. */
  const inItsPlace = (
    current: Handoff,
    history: readonly HandoffEvent[],
    by: Presser,
    { ready, ...mended }: InPlace,
  ): Decision => {
    if (!ready)
      throw new Refusal('Slack does not say now who everybody in it is. Nothing is lost: try again in a minute.');
    const credit = creditAtSending(mended.packet, now());
    return sendReturned(current, { by, ...mended, credit, ...ready, history, now: now() });
  };

  const sendInPlace = async (id: string, by: Presser, mended: InPlace): Promise<Handoff> => {
    const changed = await store.change(
      id,
      (current, past) => inItsPlace(current, past(), by, mended),
      by.requestId,
      refuseSameDeal,
    );
    onSaved();
    return changed ?? find(id);
  };

  /** Whoever wrote what is mended, and who was asked for help, go on with that: of them it is asked elsewhere. */
  const mustMaySend = async ({ by, revisionOf, helpRequest = null }: SendCommand): Promise<void> => {
    if (revisionOf === null && helpRequest === null) await powers.mustBeAllowedOnceKnown('send_handoff', by);
  };

  /** Everything that is asked before it is saved. Throws WrongInput beside the fields, or a Refusal. */
  const prepare = async (command: SendCommand): Promise<Prepared> => {
    const { by, input, revisionOf, helpRequest = null } = command;
    const duplicateReason = readDuplicateReason(command.duplicateReason ?? null);
    if (by.teamId !== teamId)
      throw new Refusal('Only people of the workspace where this bot is installed can hand off.');
    await mustMaySend(command);
    const author = by.userId;
    const request = helpRequest === null ? null : await helpRequests.toTakeUp(helpRequest, by);
    const { packet, time } = await reading.packetIn(input, author);
    const previous = revisionOf === null ? null : await toMend(revisionOf, packet, by);
    const contactId = typeof input.partner_contact === 'string' ? input.partner_contact : null;
    const ready = time && (await readyFrom({ author, packet, previous, time }));
    return { teamId, author, packet, contactId, duplicateReason, previous, request, ready };
  };

  /** What it would be now, and what that is worth. */
  const asItWouldGo = async (
    { by, requestKey, needsResearch = false }: SendCommand,
    prepared: Prepared,
  ): Promise<Omit<Preview, 'worked'>> => {
    const { request: _, ready, ...sent } = prepared;
    const { previous } = sent;
    const made = { id: requestKey, ...sent, now: now() };
    const landed = send({ ...made, time: ready?.time ?? null }).next;
    const { next } =
      previous && returned(previous)
        ? inItsPlace(previous, [], by, { ...sent, ready })
        : send({ ...made, time: null, ...ready });
    return { landed, sent: next, scored: await scoring({ landed, sent: next, needsResearch }) };
  };

  /** Throws SameDeal; the sentence of NeedsReason, which can be answered, is returned. */
  const workedAlready = async (sent: Handoff): Promise<string | null> => {
    const others = await store.othersOf(sent);
    try {
      refuseRepeated(sent, others);
      return null;
    } catch (error) {
      if (error instanceof NeedsReason) return error.message;
      throw error;
    }
  };

  /** Saves a new handoff; the same draft again returns that handoff. */
  const sendNew = async (command: SendCommand): Promise<Handoff> => {
    const { by, requestKey, revisionOf } = command;
    const prepared = await prepare(command);
    const { scored } = await asItWouldGo(command, prepared);
    const worth = worthOf(scored, command.overrideReason);
    const { request, ready, ...sent } = prepared;
    const { previous, packet } = sent;
    if (previous && returned(previous)) {
      const again = await sendInPlace(previous.id, by, { ...sent, worth, ready });
      await store.drafts.sent(requestKey, again, now());
      return again;
    }
    const decision = send({ id: newReference(), ...sent, worth, time: null, ...ready, now: now() });
    const handoff = await store
      .create({
        decision,
        requestKey,
        decideOnPrevious: (current) => supersede(current, by, now(), packet.partner),
        refuseRepeated,
        answers: request && (await answering(request, by, decision.next)),
        draft: requestKey,
      })
      .catch(async (error: unknown) => {
        if (error instanceof Conflict && revisionOf !== null) await refuseSecondRevision(revisionOf);
        throw error;
      });
    onSaved();
    return handoff;
  };

  /** What this very draft has made, or has mended in place; null when it has done nothing yet. */
  const madeBefore = async ({ by, requestKey, revisionOf }: SendCommand): Promise<Handoff | null> => {
    const made = await store.handoffOfRequest(requestKey);
    if (made || revisionOf === null) return made;
    return (await store.inbound.isDone(by.requestId)) ? store.handoff(revisionOf) : null;
  };

  const withLink = async (error: unknown, { userId }: Presser): Promise<unknown> =>
    error instanceof SameDeal ? messages.withLink(error, userId) : error;

  return {
    /** Throws as `send` does, unless a reason is lacking. */
    async preview(command: SendCommand): Promise<Preview> {
      try {
        const would = await asItWouldGo(command, await prepare(command));
        return { ...would, worked: await workedAlready(would.sent) };
      } catch (error) {
        throw await withLink(error, command.by);
      }
    },

    /** Sends a packet. Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async send(command: SendCommand): Promise<Handoff> {
      try {
        return await sendNew(command);
      } catch (error) {
        // The form was saved before and its answer was lost. A day in it may be over by now, so that it would be refused.
        const made = await madeBefore(command);
        if (made) return made;
        throw await withLink(error, command.by);
      }
    },

    /** The handoff whose packet its author may mend and send again; throws a Refusal otherwise. */
    async toRevise(id: string, by: Presser): Promise<Handoff> {
      const handoff = await find(id);
      if (returned(handoff)) return mayMendReturned(handoff, by);
      if (handoff.author === by.userId) await refuseSecondRevision(id);
      supersede(handoff, by, now());
      return handoff;
    },
  };
}
