import { readDecline } from '../core/decline-form.ts';
import { Refusal, WrongInput } from '../core/errors.ts';
import { accept, decline, propose } from '../core/answering.ts';
import { type Decision, type Handoff, mayAnswer, ownerOf, type Presser } from '../core/handoff.ts';
import { send, supersede } from '../core/sending.ts';
import { dialDown, type Timekeeping } from '../core/window.ts';
import type { Askable } from './eligibility.ts';
import type { HandoffEvent } from '../core/history.ts';
import { type Account, inPlainText, whyNotMember } from '../core/member.ts';
import {
  type Packet,
  type PacketErrors,
  type PacketInput,
  type PacketKey,
  PACKET_KEYS,
  readPacket,
} from '../core/packet.ts';
import { readNextMove } from '../core/next-move.ts';
import type { Partner } from '../core/partner.ts';
import { isStuck } from '../core/notices.ts';
import { Conflict, type Store } from '../db/store.ts';

/** The service: what people and time do to handoffs. Load, decide, save, queue; each promise resolves once it is saved. */
export type Handoffs = ReturnType<typeof createHandoffs>;

export type SendCommand = {
  by: Presser;
  input: PacketInput;
  /** The id of the form: the same form sent twice is one handoff. */
  requestKey: string;
  /** The handoff whose mended packet this is. */
  revisionOf: string | null;
};

export type HandoffStatus = {
  handoff: Handoff;
  partner: Partner | null;
  owner: string | null;
  history: HandoffEvent[];
  /** How many messages about it could not be delivered, or may not have been. */
  stuck: number;
};

export function createHandoffs(deps: {
  store: Store;
  /** Null when Slack does not answer in time. */
  findAccount: (userId: string) => Promise<Account | null>;
  askable: Askable;
  calendarOf: (handoff: Handoff) => Promise<Timekeeping>;
  teamId: string;
  newReference: () => string;
  now: () => number;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, findAccount, askable, calendarOf, teamId, newReference, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  const change = async (
    id: string,
    decide: (handoff: Handoff) => Decision | null,
    requestId?: string,
  ): Promise<Handoff> => {
    const changed = await store.change(id, decide, requestId);
    if (!changed) throw new Refusal('This handoff is not known here. Nothing has changed.');
    onSaved();
    return changed;
  };

  /** Puts what the registry knows in place of the ids that the form sent. */
  const withRegistry = async (input: PacketInput): Promise<{ input: PacketInput; errors: PacketErrors }> => {
    const partner = typeof input.partner === 'string' ? await store.partner(input.partner) : null;
    if (!partner) return { input: { ...input, partner: null }, errors: {} };
    const contact = partner.contacts.find(({ id }) => id === input.partner_contact);
    if (typeof input.partner_contact === 'string' && !contact) {
      // One error for one mistake: with the right contact the role comes from the registry.
      const role = input.partner_contact_role ?? 'role';
      const errors = { partner_contact: `Choose somebody who acts for ${partner.name}.` };
      return { input: { ...input, partner_contact_role: role }, errors };
    }
    return {
      input: {
        ...input,
        partner_contact: contact?.name ?? null,
        partner_contact_role: input.partner_contact_role || contact?.role || null,
      },
      errors: {},
    };
  };

  const refuseSame = (previous: Handoff, input: PacketInput, by: Presser): void => {
    if (previous.author !== by.userId) return;
    const isSame = PACKET_KEYS.every((key: PacketKey) => previous.packet[key] === input[key]);
    if (isSame)
      throw new Refusal('Nothing has changed in this packet. Mend what was missing before you send it again.');
  };

  const refuseSecondRevision = async (id: string): Promise<void> => {
    const revision = await store.revisionOf(id);
    if (revision) throw new Refusal(`You have already sent this again, as ${revision.id}.`);
  };

  /** The time in which the account executive answers; null when Slack did not say in time who they are. */
  const checkPeople = async (
    author: string,
    packet: Pick<Packet, 'ae' | 'questions_to'>,
  ): Promise<Timekeeping | null> => {
    const [writer, asked, answerer] = await Promise.all([
      findAccount(author),
      askable.ask(packet.ae),
      findAccount(packet.questions_to),
    ]);
    if (writer && whyNotMember(writer, teamId)) {
      throw new Refusal('Only full members of this workspace can hand off. Ask a colleague to send it.');
    }
    const wrongAe = asked.may === 'no' ? { ae: inPlainText(asked.refusal) } : {};
    const refusal = answerer && whyNotMember(answerer, teamId);
    const errors = { ...wrongAe, ...(refusal ? { questions_to: inPlainText(refusal) } : {}) };
    if (Object.keys(errors).length > 0) throw new WrongInput(errors);
    return asked.may === 'yes' ? asked.time : null;
  };

  /** Saves a new handoff; the same form again finds the one that it made. */
  const sendNew = async ({ by, input: form, requestKey, revisionOf }: SendCommand): Promise<Handoff> => {
    if (by.teamId !== teamId)
      throw new Refusal('Only people of the workspace where this bot is installed can hand off.');
    const { input, errors } = await withRegistry(form);
    const reading = readPacket(input, by.userId, now());
    if (!reading.ok || errors.partner_contact)
      throw new WrongInput({ ...(reading.ok ? {} : reading.errors), ...errors });
    const { packet } = reading;
    const previous = revisionOf === null ? null : await find(revisionOf);
    if (previous) refuseSame(previous, packet, by);
    if (revisionOf !== null) await refuseSecondRevision(revisionOf);
    const time = await checkPeople(by.userId, packet);
    const handoff = await store
      .create({
        decision: send({
          id: newReference(),
          teamId,
          author: by.userId,
          packet,
          revisionOf,
          time,
          now: now(),
        }),
        requestKey,
        decideOnPrevious: (current) => supersede(current, by, now()),
      })
      .catch(async (error: unknown) => {
        if (error instanceof Conflict && revisionOf !== null) await refuseSecondRevision(revisionOf);
        throw error;
      });
    onSaved();
    return handoff;
  };

  return {
    find,

    /** Sends a packet. Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async send(command: SendCommand): Promise<Handoff> {
      try {
        return await sendNew(command);
      } catch (error) {
        // It was saved and its answer never came. Since then days may have passed, and the same form would be refused.
        const made = await store.handoffOfRequest(command.requestKey);
        if (made) return made;
        throw error;
      }
    },

    /** The handoff, if this presser may answer it now; throws the Refusal that they would get otherwise. */
    async toAnswer(id: string, by: Presser): Promise<Handoff> {
      const handoff = await find(id);
      mayAnswer(handoff, by);
      return handoff;
    },

    async accept(id: string, by: Presser, form: { move: unknown; moveBy: unknown }): Promise<Handoff> {
      return change(
        id,
        (handoff) => {
          mayAnswer(handoff, by);
          return accept(handoff, { by, ...readNextMove(form, handoff, now()), now: now() });
        },
        by.requestId,
      );
    },

    async decline(
      id: string,
      by: Presser,
      form: { reason: unknown; note: unknown; betterAe: unknown },
    ): Promise<Handoff> {
      return change(
        id,
        (handoff) => {
          mayAnswer(handoff, by);
          return decline(handoff, { by, ...readDecline(form, by.userId), now: now() });
        },
        by.requestId,
      );
    },

    /** The account executive, before deciding, names somebody better placed: a proposal to the intake owner. */
    async propose(id: string, by: Presser, betterAe: string | null): Promise<Handoff> {
      if (betterAe === null) throw new WrongInput({ better_ae: 'Choose who is better placed.' });
      return change(id, (handoff) => propose(handoff, { by, betterAe, now: now() }), by.requestId);
    },

    /** Fewer reminders of this one handoff. */
    async dialDown(id: string, by: Presser, until: 'tomorrow' | 'last_day'): Promise<Handoff> {
      const { calendar } = await calendarOf(await find(id));
      return change(id, (handoff) => dialDown(handoff, { by, until, calendar, now: now() }), by.requestId);
    },

    /** The handoff whose packet its author may mend and send again; throws a Refusal otherwise. */
    async toRevise(id: string, by: Presser): Promise<Handoff> {
      const handoff = await find(id);
      if (handoff.author === by.userId) await refuseSecondRevision(id);
      supersede(handoff, by, now());
      return handoff;
    },

    /** Open handoffs that this person wrote or is asked to answer, newest first, 50 at most. */
    async openOf(by: Presser): Promise<Handoff[]> {
      return by.teamId === teamId ? store.openHandoffsOf(by.userId, 50) : [];
    },

    /** All that is known of where it stands. */
    async status(id: string, by: Presser): Promise<HandoffStatus> {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace can see this.');
      const handoff = await find(id);
      const notices = await store.outbox.of(id);
      return {
        handoff,
        partner: await store.partner(handoff.packet.partner),
        owner: ownerOf(handoff, await store.intakeOwner(handoff)),
        history: await store.history(id),
        stuck: notices.filter(isStuck).length,
      };
    },

    /** Gives what did not arrive another go; false when it has arrived meanwhile. The intake owner's press, or the author's. */
    async retryDelivery(noticeId: string, by: Presser): Promise<boolean> {
      if (by.teamId !== teamId) throw new Refusal('Only people of our own workspace can do this.');
      const notice = await store.outbox.find(noticeId);
      const handoff = notice && (await store.handoff(notice.handoff_id));
      if (!handoff) throw new Refusal('This message is not known here any more.');
      const mayRetry = [handoff.author, await store.intakeOwner(handoff)];
      if (!mayRetry.includes(by.userId)) throw new Refusal('Only the intake owner and the author can do this.');
      const isRequeued = await store.outbox.retry(noticeId, now(), by.requestId);
      onSaved();
      return isRequeued;
    },
  };
}
