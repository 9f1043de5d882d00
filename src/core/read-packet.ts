import { type FormErrors, readForm } from './form.ts';
import type { UserId } from './member.ts';
import { type Packet, type PacketKey, packetSchema } from './packet.ts';
import { linksIn, saysSomething } from './text.ts';
import { isAhead, isPast } from './time/calendar.ts';
import type { EpochMs } from './time/instant.ts';

/** The values of a form, not checked yet. */
export type PacketInput = Record<PacketKey, unknown>;
export type PacketErrors = Partial<Record<PacketKey, string>>;
export type PacketReading = { ok: true; packet: Packet } | { ok: false; errors: PacketErrors };

/** Checks a form against the rules, all fields at once. Of several errors of one field the first is kept. */
export function readPacket(input: PacketInput, author: UserId, now: EpochMs): PacketReading {
  const { values, errors } = readForm(packetSchema, input);
  const all = { ...crossErrors(input, author, now), ...errors };
  return values === null || Object.keys(all).length > 0 ? { ok: false, errors: all } : { ok: true, packet: values };
}

/** Rules that need more than one field, or today's date. */
function crossErrors(input: PacketInput, author: UserId, now: EpochMs): FormErrors {
  const errors: PacketErrors = {};
  const wrong = (key: PacketKey, isWrong: boolean, sentence: string) => {
    if (isWrong) errors[key] ??= sentence;
  };
  const { opportunity, opportunity_created_on: createdOn, evidence } = input;
  const hasOpportunity = typeof opportunity === 'string' && saysSomething(opportunity);
  const hasDay = typeof createdOn === 'string';

  wrong(
    'partner_touch_on',
    isAhead(input.partner_touch_on, now),
    'The touch has happened: choose today or an earlier day.',
  );
  wrong('opportunity_created_on', isAhead(createdOn, now), 'Choose today or an earlier day.');
  wrong(
    'opportunity_created_on',
    hasOpportunity && !hasDay,
    'Choose the day it was created: it decides how the partner is credited.',
  );
  wrong(
    'opportunity',
    !hasOpportunity && hasDay,
    'Name the opportunity (id or link), or clear the day it was created.',
  );
  wrong('seller_move_by', isPast(input.seller_move_by, now), 'That day is over: choose today or later.');
  wrong('partner_move_by', isPast(input.partner_move_by, now), 'That day is over: choose today or later.');
  wrong(
    'evidence',
    linksIn(typeof evidence === 'string' ? evidence : '').length === 0,
    'Add at least one link that starts with https://.',
  );
  wrong('ae', input.ae === author, 'You cannot hand off to yourself: choose the account executive who will work it.');
  return errors;
}
