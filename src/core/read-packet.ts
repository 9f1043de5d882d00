import { type FormErrors, readForm } from './form.ts';
import type { UserId } from './member.ts';
import { type Packet, type PacketKey, packetSchema } from './packet.ts';
import { cut, linksIn, saysSomething } from './text.ts';
import { addBusinessDays } from './time/business-time.ts';
import { dayOf, isAhead, isPast } from './time/calendar.ts';
import { dayWords } from './time/day-words.ts';
import type { EpochMs } from './time/instant.ts';
import type { Timekeeping } from './window.ts';

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
  const fault = evidenceFault(typeof evidence === 'string' ? evidence : '');
  if (fault !== null) wrong('evidence', true, fault);
  wrong('ae', input.ae === author, 'You cannot hand off to yourself: choose the account executive who will work it.');
  return errors;
}

/** Each line is one source: a link, with words on what it shows. Null when nothing is wrong. */
function evidenceFault(evidence: string): string | null {
  const lines = evidence.split('\n').filter((line) => line.trim() !== '');
  if (linksIn(evidence).length === 0) return 'Add at least one link that starts with https://.';
  const withoutLink = lines.find((line) => linksIn(line).length === 0);
  if (withoutLink !== undefined)
    return `Each line is a link with words. “${cut(withoutLink.trim(), 40)}” has no link that starts with https://.`;
  const [link] = linksIn(lines.find((line) => !saysSomething(withoutLinks(line))) ?? '');
  return link === undefined ? null : `Say in a few words, on the same line, what ${cut(link, 60)} shows.`;
}

const withoutLinks = (line: string): string => linksIn(line).reduce((rest, link) => rest.replace(link, ' '), line);

/** The move that is asked for cannot be due before the answer is. For the form as it is, also while other fields are wrong. */
export function movesTooEarly(
  { window_days: days, seller_move_by: moveBy }: Pick<PacketInput, 'window_days' | 'seller_move_by'>,
  { calendar }: Timekeeping,
  now: EpochMs,
): PacketErrors {
  if (typeof moveBy !== 'string' || !packetSchema.shape.window_days.safeParse(days).success) return {};
  const answerBy = addBusinessDays(calendar, dayOf(calendar.zone, now), Number(days));
  if (moveBy >= answerBy) return {};
  return { seller_move_by: `Their answer can take until ${dayWords(answerBy, now)}: choose that day or later.` };
}
